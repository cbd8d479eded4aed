package dev.parlance.jwt;

import static dev.parlance.jwt.Tokens.claims;
import static dev.parlance.jwt.Tokens.header;
import static dev.parlance.jwt.Tokens.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jose.jwk.RSAKey;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.parlance.event.RefusedException;
import dev.parlance.jwt.Tokens.Account;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Keys of an issuer on a port. */
class JwksIT {
    private static final String TOKEN = token(header("RS256", "kid", "one"), claims(), Tokens.RSA.getPrivate());
    private static final String KEYS = "{\"keys\":["
            + new RSAKey.Builder((RSAPublicKey) Tokens.RSA.getPublic())
                    .keyID("one")
                    .build()
                    .toJSONString() + "]}";

    private final AtomicInteger elsewhere = new AtomicInteger();
    private final CountDownLatch end = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer issuer;

    @BeforeEach
    void publish() throws IOException {
        issuer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        issuer.setExecutor(threads);
        issuer.createContext("/keys", exchange -> answer(exchange, 200, KEYS));
        issuer.createContext("/missing", exchange -> answer(exchange, 404, KEYS));
        issuer.createContext("/elsewhere", exchange -> {
            elsewhere.incrementAndGet();
            answer(exchange, 200, KEYS);
        });
        issuer.createContext("/moved", exchange -> {
            exchange.getResponseHeaders().add("Location", "/elsewhere");
            answer(exchange, 302, "");
        });
        issuer.createContext("/large", exchange -> answer(exchange, 200, " ".repeat(JwksClient.MAX_BYTES) + KEYS));
        issuer.createContext("/endless", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            await();
        });
        issuer.createContext("/silent", exchange -> await());
        issuer.start();
    }

    private void await() {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @AfterEach
    void end() {
        end.countDown();
        issuer.stop(0);
        threads.shutdownNow();
    }

    private JwtVerifier<Account> verifier(String path) {
        return Tokens.builder()
                .jwks(URI.create("http://127.0.0.1:" + issuer.getAddress().getPort() + path), JwtAlgorithm.RS256)
                .jwksTimeout(Duration.ofMillis(500))
                .verifier(claims -> new Account(claims.subject()));
    }

    private void isUnavailable(String path, String why) {
        assertThatExceptionOfType(JwksUnavailableException.class)
                .isThrownBy(() -> verifier(path).verify(TOKEN))
                .havingCause()
                .withMessageContaining(why);
    }

    @Test
    void aTokenIsVerifiedByAKeyThatIsFetched() throws Exception {
        assertThat(verifier("/keys").verify(TOKEN).user()).isEqualTo(new Account("ada"));
    }

    @Test
    void anErrorIsNoSetOfKeys() {
        isUnavailable("/missing", "the keys were answered with status 404");
    }

    @Test
    void noRedirectIsFollowed() {
        isUnavailable("/moved", "the keys were answered with status 302");
        assertThat(elsewhere).hasValue(0);
    }

    @Test
    void anAnswerThatIsTooLargeIsNotRead() {
        isUnavailable("/large", "the keys did not come");
    }

    @Test
    void anAnswerThatDoesNotComeOrEndIsNotWaitedFor() {
        isUnavailable("/silent", "the keys did not come");
        isUnavailable("/endless", "the keys did not come in time");
    }

    @Test
    void nobodyThere() {
        issuer.stop(0);
        isUnavailable("/keys", "the keys did not come");
    }

    @Test
    void anAddressInATokenIsNeverAsked() {
        String address = "http://127.0.0.1:" + issuer.getAddress().getPort() + "/elsewhere";
        String lured = token(header("RS256", "jku", address), claims(), Tokens.RSA.getPrivate());
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> verifier("/keys").verify(lured));
        assertThat(elsewhere).hasValue(0);
    }
}
