package dev.parlance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.parlance.SessionCookie.SameSite;
import dev.parlance.adapter.AdapterFactory;
import dev.parlance.event.Enforcement;
import dev.parlance.event.LargeNumbers;
import dev.parlance.event.Rate;
import dev.parlance.internal.configuration.EffectiveOptions;
import dev.parlance.socket.Cap;
import dev.parlance.socket.RateLimits;
import dev.parlance.socket.Transport;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ServerConfigurationTest {
    private static ServerOptions options(Map<String, String> values) {
        return ParlanceServer.builder()
                .configure(ServerConfiguration.of(values))
                .options();
    }

    private static ServerOptions options(String name, String value) {
        return options(Map.of(name, value));
    }

    static List<ServerProperty> properties() {
        return ServerProperty.all();
    }

    @ParameterizedTest
    @MethodSource("properties")
    void whatAPropertyIsByDefaultSetsItAgain(ServerProperty property) {
        // A cookie's attributes are none without a cookie.
        ServerOptions before = property.name().startsWith("cookie.") ? options("cookie.name", "io") : options(Map.of());
        Map<String, String> values = new HashMap<>(Map.of("cookie.name", "io"));
        values.keySet().removeIf(name -> before.cookie() == null);
        values.put(property.name(), property.valueIn(before));
        assertThat(OptionsDump.of(options(values))).isEqualTo(OptionsDump.of(before));
    }

    @Test
    void eachValueReachesItsOption() {
        ServerOptions options = options(Map.ofEntries(
                Map.entry("host", "127.0.0.1"),
                Map.entry("port", "0"),
                Map.entry("path", "/live"),
                Map.entry("transports", "websocket"),
                Map.entry("allowed-origins", "https://app.example, https://*.app.example"),
                Map.entry("trusted-proxies", "10.0.0.0/8"),
                Map.entry("trusted-proxies-header", "forwarded"),
                Map.entry("keep-alive", "2m"),
                Map.entry("cookie.name", "io"),
                Map.entry("cookie.path", "/live"),
                Map.entry("cookie.same-site", "none"),
                Map.entry("cookie.secure", "TRUE"),
                Map.entry("event-loop-threads", "2"),
                Map.entry("ping-interval", "500ms"),
                Map.entry("close-deadline", "0s"),
                Map.entry("max-payload", "64KiB"),
                Map.entry("send-budget", "1 MB"),
                Map.entry("memory.budget", "512MiB"),
                Map.entry("memory.body-timeout", "PT5S"),
                Map.entry("limits.json-depth", "10"),
                Map.entry("large-numbers", "text"),
                Map.entry("check-outgoing", "true")));
        assertThat(options.host()).isEqualTo("127.0.0.1");
        assertThat(options.port()).isZero();
        assertThat(options.path()).isEqualTo("/live/");
        assertThat(options.transports()).containsExactly(Transport.WEBSOCKET);
        assertThat(options.allowedOrigins()).containsExactlyInAnyOrder("https://app.example", "https://*.app.example");
        assertThat(options.trustedProxies()).hasToString("[10.0.0.0/8] by Forwarded");
        assertThat(options.keepAlive()).isEqualTo(Duration.ofMinutes(2));
        assertThat(options.cookie()).isNotNull();
        assertThat(options.cookie().sameSite()).isEqualTo(SameSite.NONE);
        assertThat(options.cookie().path()).isEqualTo("/live");
        assertThat(options.cookie().secure()).isTrue();
        assertThat(options.eventLoopThreads()).isEqualTo(2);
        assertThat(options.pingInterval()).isEqualTo(Duration.ofMillis(500));
        assertThat(options.closeDeadline()).isZero();
        assertThat(options.maxPayload()).isEqualTo(65_536);
        assertThat(options.sendBudget()).isEqualTo(1_000_000);
        assertThat(options.memoryLimits())
                .isEqualTo(MemoryLimits.DEFAULT.withBudget(512L << 20).withBodyTimeout(Duration.ofSeconds(5)));
        assertThat(options.limits().jsonDepth()).isEqualTo(10);
        assertThat(options.largeNumbers()).isEqualTo(LargeNumbers.TEXT);
        assertThat(options.checkOutgoing()).isTrue();
    }

    @Test
    void aRateSaysItselfHowItIsEnforcedOrAsAllAre() {
        RateLimits limits = options(Map.of(
                        "rate-limits.enforcement", "report",
                        "rate-limits.events", "10/1s",
                        "rate-limits.joins", "7/500ms enforce",
                        "rate-limits.acks", "unlimited",
                        "rate-limits.bytes", "1000/1s",
                        "rate-limits.connections-per-user", "3 ENFORCE",
                        "rate-limits.private-addresses", "true"))
                .rateLimits();
        assertThat(limits.events()).isEqualTo(Rate.of(10, Duration.ofSeconds(1)).with(Enforcement.REPORT));
        assertThat(limits.joins()).isEqualTo(Rate.of(7, Duration.ofMillis(500)));
        assertThat(limits.acks().isUnlimited()).isTrue();
        assertThat(limits.bytes())
                .isEqualTo(Rate.of(1_000, Duration.ofSeconds(1)).with(Enforcement.REPORT));
        assertThat(limits.connectionsPerUser()).isEqualTo(Cap.of(3));
        assertThat(limits.pongs().enforcement()).isEqualTo(Enforcement.REPORT);
        assertThat(limits.countsPrivateAddresses()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "port                | 70000      | it must be 0 to 65535: 70000",
                "port                | http       | it must be a whole number of at most 2147483647: \"http\"",
                "port                | 99999999999| it must be a whole number of at most 2147483647: \"99999999999\"",
                "path                | chat       | it must begin with a slash and name something, unencoded: chat",
                "transports          | carrier    | it must be polling, websocket or both: \"carrier\"",
                "transports          | ,          | it must name at least one transport",
                "allowed-origins     | app.example| allowedOrigins has an origin that no page has: app.example (it begins"
                        + " with a scheme, as in https://app.example)",
                "cookie.path         | /live      | it needs cookie.name",
                "cookie.name         | a;b        | a cookie's name is not allowed: \"a;b\"",
                "ping-interval       | 25         | it must be a duration with its unit, as in 25s, 500ms, 2m or PT25S: \"25\"",
                "ping-interval       | -1s        | it must be a duration with its unit, as in 25s, 500ms, 2m or PT25S: \"-1s\"",
                "ping-interval       | PT-1S      | it must be positive, at least 1 ms: PT-1S",
                "ping-interval       | 999999999999999d | it must be a duration with its unit, as in 25s, 500ms, 2m or PT25S:"
                        + " \"999999999999999d\"",
                "handler-deadline    | 400d       | it must not be longer than a year: PT9600H",
                "max-payload         | 12         | it must be at least 1000 bytes: 12",
                "max-payload         | 3GiB       | it must be below 2GiB: \"3GiB\"",
                "max-payload         | 1 cookie   | it must be a size in bytes, as in 1000000, 1MB or 64KiB: \"1 cookie\"",
                "send-budget         | 9999999999GB | it must be a size in bytes, as in 1000000, 1MB or 64KiB: \"9999999999GB\"",
                "memory.budget       | 5          | budget must be 1000000 or more: 5",
                "limits.json-depth   | 900        | the limit jsonDepth must be 1 to 500: 900",
                "large-numbers       | some       | it must be one of REFUSE, WARN, TEXT: \"some\"",
                "check-outgoing      | yes        | it must be true or false: \"yes\"",
                "rate-limits.events  | 10         | it must be a rate, as in 5000/10s, 10/1s REPORT or unlimited: \"10\"",
                "rate-limits.events  | 0/1s       | a rate's count must be 1 to 1000000000: 0",
                "rate-limits.events  | 10/1s LATER| it must be a rate, as in 5000/10s, 10/1s REPORT or unlimited:"
                        + " \"10/1s LATER\"",
                "rate-limits.connections | 0      | a cap must be positive: 0",
            })
    void aValueThatCannotBeIsRefusedInASentence(String name, String value, String why) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> options(name, value))
                .withMessage("the property " + name + " is refused: " + why);
    }

    @Test
    void allThatIsWrongIsSaidAtOnceAndByTheNamesThatWereWritten() {
        ServerConfiguration configuration = ServerConfiguration.of(Map.of("pingintervall", "25s", "port", "99999"))
                .and(ServerConfiguration.ofEnvironment(Map.of(
                        "PARLANCE_PING_TIMEOUT", "never",
                        "PARLANCE_COOKIE_NAMES", "a-secret",
                        "HOME", "/root")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ParlanceServer.builder().configure(configuration))
                .satisfies(e -> assertThat(e.getMessage().lines())
                        .containsExactlyInAnyOrder(
                                "the property pingintervall is unknown; the nearest one is ping-interval",
                                "the property port is refused: it must be 0 to 65535: 99999",
                                "the property PARLANCE_COOKIE_NAMES is unknown; the nearest one is PARLANCE_COOKIE_NAME",
                                "the property PARLANCE_PING_TIMEOUT is refused: it must be a duration with its unit, as in"
                                        + " 25s, 500ms, 2m or PT25S: \"never\""));
    }

    @Test
    void whatComesLaterCounts() {
        ServerConfiguration first = ServerConfiguration.of(Map.of("port", "1", "ping-interval", "1s"));
        ServerConfiguration second = ServerConfiguration.ofEnvironment(Map.of("PARLANCE_PORT", "2"));
        assertThat(ParlanceServer.builder().port(7).configure(first).options().port())
                .isEqualTo(1);
        assertThat(ParlanceServer.builder().configure(first).port(7).options().port())
                .isEqualTo(7);
        ServerOptions both =
                ParlanceServer.builder().configure(first.and(second)).options();
        assertThat(both.port()).isEqualTo(2);
        assertThat(both.pingInterval()).isEqualTo(Duration.ofSeconds(1));
        assertThat(first.and(second)).hasToString("ServerConfiguration[ping-interval, port]");
    }

    @Test
    void whatAConfigurationDoesNotNameStaysAsItWas() {
        ServerOptions options = ParlanceServer.builder()
                .memoryLimits(MemoryLimits.DEFAULT.withNamespaces(5))
                .cookie(SessionCookie.named("io").withPath("/a"))
                .configure(ServerConfiguration.of(
                        Map.of("memory.credentials", "2KB", "cookie.name", "other", "host", " ")))
                .options();
        assertThat(options.memoryLimits())
                .isEqualTo(MemoryLimits.DEFAULT.withNamespaces(5).withCredentials(2_000));
        assertThat(options.cookie()).isNotNull();
        assertThat(options.cookie().name() + options.cookie().path()).isEqualTo("other/a");
        assertThat(options.host()).isNull();
    }

    @Test
    void propertiesHaveAPrefixOrAFile(@TempDir Path folder) throws Exception {
        Properties properties = new Properties();
        properties.setProperty("app.socketio.port", "5");
        properties.setProperty("app.database", "jdbc:h2:mem:");
        assertThat(ParlanceServer.builder()
                        .configure(ServerConfiguration.of(properties, "app.socketio."))
                        .options()
                        .port())
                .isEqualTo(5);
        properties.setProperty("app.socketio.prot", "5");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> ParlanceServer.builder().configure(ServerConfiguration.of(properties, "app.socketio.")))
                .withMessage("the property app.socketio.prot is unknown; the nearest one is app.socketio.port");

        Path file = Files.writeString(folder.resolve("server.properties"), "port=6\nping-interval = 3s\n");
        assertThat(ParlanceServer.builder()
                        .configure(ServerConfiguration.ofFile(file))
                        .options()
                        .port())
                .isEqualTo(6);
        Path missing = folder.resolve("missing.properties");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ServerConfiguration.ofFile(missing))
                .withMessageStartingWith("the configuration file " + missing + " cannot be read: ");
        Path malformed = Files.writeString(folder.resolve("malformed.properties"), "port=\\u00zz");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ServerConfiguration.ofFile(malformed))
                .withMessageStartingWith("the configuration file " + malformed + " cannot be read: ");
    }

    @Test
    void namesAreUniqueInEachSource() {
        assertThat(properties()).extracting(ServerProperty::name).doesNotHaveDuplicates();
        assertThat(properties())
                .extracting(ServerProperty::environmentVariable)
                .doesNotHaveDuplicates()
                .contains("PARLANCE_RATE_LIMITS_CONNECTIONS_PER_USER");
    }

    /** What is no property stands in the dump by the name of its method. */
    @Test
    void everyOptionIsInTheDump() {
        Set<String> dumped = OptionsDump.of(ParlanceServer.builder().options()).keySet();
        assertThat(Stream.of(ServerOptions.class.getDeclaredMethods())
                        .filter(method -> Modifier.isPublic(method.getModifiers()) && method.getParameterCount() == 0)
                        .map(Method::getName)
                        .map(name -> name.replace("memoryLimits", "memory").replace("tlsFiles", "tls"))
                        .filter(name -> dumped.stream().noneMatch(dump -> isOf(name, dump))))
                .isEmpty();
    }

    private static boolean isOf(String method, String dumped) {
        String kebab = method.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
        return dumped.equals(method) || dumped.equals(kebab) || dumped.startsWith(kebab + ".");
    }

    @Test
    void theEntryOfTheLogHasALineForEachOption() {
        assertThat(OptionsDump.of(options(Map.of("ping-interval", "90s", "cookie.name", "io"))))
                .containsEntry("ping-interval", "90s")
                .containsEntry("cookie.same-site", "LAX")
                .containsEntry("rate-limits.bytes", "8000000/10s")
                .containsEntry("adapters", AdapterFactory.STANDALONE.getClass().getName());
        assertThat(EffectiveOptions.isLogged()).isFalse();
    }
}
