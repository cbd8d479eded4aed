package dev.parlance.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.ServerBuilder;
import dev.parlance.ServerOptions;
import dev.parlance.SessionCookie;
import dev.parlance.event.Enforcement;
import dev.parlance.event.Rate;
import dev.parlance.spring.autoconfigure.ParlanceAutoConfiguration;
import dev.parlance.spring.talk.MemoryServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** The server's properties in Spring's environment, and what editors know of them. */
class ServerPropertiesTest {
    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(ParlanceAutoConfiguration.class))
            .withUserConfiguration(MemoryServer.class)
            .withInitializer(
                    context -> context.getEnvironment().setConversionService(new ApplicationConversionService()));

    private void options(Consumer<ServerOptions> check, String... properties) {
        runner.withPropertyValues(properties)
                .run(context ->
                        check.accept(context.getBean(ServerBuilder.class).options()));
    }

    @Test
    void durationsAndSizesAreWrittenAsElsewhereInSpring() {
        options(
                options -> {
                    assertThat(options.pingInterval()).isEqualTo(Duration.ofSeconds(10));
                    assertThat(options.pingTimeout()).isEqualTo(Duration.ofMillis(1500));
                    assertThat(options.keepAlive()).isEqualTo(Duration.ofMinutes(2));
                    assertThat(options.maxPayload()).isEqualTo(64 * 1024);
                    assertThat(options.sendBudget()).isEqualTo(2 * 1024 * 1024);
                },
                "parlance.ping-interval=10s",
                "parlance.ping-timeout=1500",
                "parlance.keep-alive=PT2M",
                "parlance.max-payload=64KB",
                "parlance.send-budget=2MB");
    }

    @Test
    void listsRatesChoicesAndGroupsAreRead() {
        options(
                options -> {
                    assertThat(options.allowedOrigins())
                            .containsExactlyInAnyOrder("https://a.example", "https://b.example");
                    assertThat(options.trustedProxies().toString()).startsWith("[10.0.0.0/8]");
                    assertThat(options.rateLimits().events())
                            .isEqualTo(Rate.of(10, Duration.ofSeconds(1)).with(Enforcement.REPORT));
                    assertThat(Objects.requireNonNull(options.cookie()).name()).isEqualTo("io");
                    assertThat(options.cookie().sameSite()).isEqualTo(SessionCookie.SameSite.STRICT);
                    assertThat(options.limits().text()).isEqualTo(1024);
                },
                "parlance.allowed-origins[0]=https://a.example",
                "parlance.allowed-origins[1]=https://b.example",
                "parlance.trusted-proxies=10.0.0.0/8",
                "parlance.rate-limits.events=10/1s REPORT",
                "parlance.cookie.name=io",
                "parlance.cookie.same-site=strict",
                "parlance.limits.text=1KB");
    }

    @Test
    void namesAreRelaxedAndPlaceholdersAreResolved() {
        options(
                options -> {
                    assertThat(options.maxAttachments()).isEqualTo(3);
                    assertThat(options.path()).isEqualTo("/live/");
                },
                "parlance.maxAttachments=3",
                "parlance.path=${where}",
                "where=/live/");
    }

    @Test
    void editorsKnowEachProperty() throws IOException {
        Path file = Path.of(
                "..",
                "starter",
                "src",
                "main",
                "resources",
                "META-INF",
                "additional-spring-configuration-metadata.json");
        Path made = Files.writeString(Path.of("target", "metadata.json"), PropertyMetadata.json());
        assertThat(Files.readString(file))
                .as("%s; replace it by %s", file, made.toAbsolutePath())
                .isEqualTo(PropertyMetadata.json());
    }

    @Test
    void theStarterTellsThemAllToEditors() throws IOException {
        try (var metadata = getClass().getResourceAsStream("/META-INF/spring-configuration-metadata.json")) {
            assertThat(new String(
                            Objects.requireNonNull(metadata).readAllBytes(), java.nio.charset.StandardCharsets.UTF_8))
                    .contains("\"parlance.ping-interval\"", "\"parlance.ssl.bundle\"", "\"parlance.enabled\"");
        }
    }
}
