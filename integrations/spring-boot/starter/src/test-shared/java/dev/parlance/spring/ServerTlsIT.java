package dev.parlance.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.parlance.ParlanceServer;
import dev.parlance.spring.autoconfigure.ParlanceAutoConfiguration;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyStore;
import java.time.Duration;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

/** A server that serves TLS with an SSL bundle of Spring Boot. */
@ExtendWith(OutputCaptureExtension.class)
class ServerTlsIT {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({ParlanceAutoConfiguration.class, SslAutoConfiguration.class})
    static class Application {}

    private static ConfigurableApplicationContext run(String... properties) {
        return new SpringApplicationBuilder(Application.class)
                .web(WebApplicationType.NONE)
                .properties("spring.main.banner-mode=off", "parlance.port=0", "parlance.host=localhost")
                .run(Stream.of(properties).map(property -> "--" + property).toArray(String[]::new));
    }

    /** The answer to a new connection of a client that trusts one certificate. */
    private static String handshake(ConfigurableApplicationContext application, Path trusted) throws Exception {
        HttpClient client =
                HttpClient.newBuilder().sslContext(trusting(trusted)).build();
        URI polling = URI.create("https://localhost:"
                + application.getBean(ParlanceServer.class).port() + "/socket.io/?EIO=4&transport=polling");
        return client.send(HttpRequest.newBuilder(polling).build(), BodyHandlers.ofString())
                .body();
    }

    @Test
    void tlsIsServedWithABundle(@TempDir Path folder) throws Exception {
        Path store = keyStore(folder, "-1d", 30);
        try (ConfigurableApplicationContext application = run(bundle(store, "secret"))) {
            assertThat(handshake(application, store)).startsWith("0{\"sid\":");
        }
    }

    @Test
    void aBundleThatChangesIsServedAndOneThatCannotBeLeavesWhatIs(@TempDir Path folder, CapturedOutput output)
            throws Exception {
        Path store = keyStore(folder, "-1d", 30);
        Path next = keyStore(Files.createDirectory(folder.resolve("next")), "-1d", 30);
        Path trusted = Files.copy(next, folder.resolve("trusted.p12"));
        Path expired = keyStore(Files.createDirectory(folder.resolve("expired")), "-10d", 5);
        String[] reloading = {
            "spring.ssl.bundle.jks.web.reload-on-update=true", "spring.ssl.bundle.watch.file.quiet-period=50ms"
        };
        try (ConfigurableApplicationContext application =
                run(Stream.concat(Stream.of(bundle(store, "secret")), Stream.of(reloading))
                        .toArray(String[]::new))) {
            assertThatThrownBy(() -> handshake(application, trusted)).isInstanceOf(SSLException.class);

            Files.move(next, store, StandardCopyOption.REPLACE_EXISTING);
            await().atMost(TIMEOUT)
                    .ignoreExceptionsInstanceOf(SSLException.class)
                    .untilAsserted(
                            () -> assertThat(handshake(application, trusted)).startsWith("0{\"sid\":"));

            Files.move(expired, store, StandardCopyOption.REPLACE_EXISTING);
            await().atMost(TIMEOUT)
                    .untilAsserted(() -> assertThat(output)
                            .contains(
                                    "TLS goes on with what it has: The SSL bundle web, which parlance.ssl.bundle names,"
                                            + " cannot be used: its certificate served has expired on "));
            assertThat(handshake(application, trusted)).startsWith("0{\"sid\":");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-10d | 5  | secret | its certificate served has expired on ",
                "+5d  | 10 | secret | its certificate served is not valid before ",
                "-1d  | 30 | wrong  | keystore password was incorrect",
            })
    void aBundleThatCannotBeServedIsNamed(
            String begin, int days, String password, String reason, @TempDir Path folder, CapturedOutput output)
            throws Exception {
        Path store = keyStore(folder, begin, days);
        assertThatThrownBy(() -> run(bundle(store, password)).close()).isInstanceOf(RuntimeException.class);
        assertThat(output)
                .contains("APPLICATION FAILED TO START")
                .contains("The SSL bundle web, which parlance.ssl.bundle names, cannot be used: ")
                .contains(reason)
                .doesNotContain("\tat ");
    }

    private static String[] bundle(Path store, String password) {
        return new String[] {
            "parlance.ssl.bundle=web",
            "spring.ssl.bundle.jks.web.keystore.location=" + store.toUri(),
            "spring.ssl.bundle.jks.web.keystore.password=" + password,
            "spring.ssl.bundle.jks.web.keystore.type=PKCS12"
        };
    }

    private static Path keyStore(Path folder, String begin, int days) throws Exception {
        Path store = folder.resolve("store.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "served",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "SAN=dns:localhost",
                        "-startdate",
                        begin,
                        "-validity",
                        String.valueOf(days),
                        "-keystore",
                        store.toString(),
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        "secret")
                .inheritIO()
                .start();
        assertThat(keytool.waitFor()).isZero();
        return store;
    }

    private static SSLContext trusting(Path store) throws Exception {
        KeyStore keys = KeyStore.getInstance(store.toFile(), "secret".toCharArray());
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("served", keys.getCertificate("served"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
