package dev.parlance.clients.credentials;

import static dev.parlance.clients.credentials.DrivenCredentials.token;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.client.ParlanceClient;
import dev.parlance.event.AuthEvents;
import dev.parlance.socket.Revocation;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Real clients over a real port, whose credentials end by a clock that the test drives. */
class DrivenCredentialsIT {
    private static final Duration MILLISECOND = Duration.ofMillis(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);

    private DrivenCredentials server;

    private enum Client {
        JAVASCRIPT {
            @Override
            CredentialClient connect(String url, String token) throws Exception {
                return new JsCredentialClient(url, token);
            }
        },
        JAVA {
            @Override
            CredentialClient connect(String url, String token) {
                return new JavaCredentialClient(url, token);
            }
        };

        abstract CredentialClient connect(String url, String token) throws Exception;
    }

    @BeforeEach
    void start() throws Exception {
        server = new DrivenCredentials();
    }

    @AfterEach
    void close() {
        server.close();
    }

    private static Instant after(Duration time) {
        return Instant.EPOCH.plus(time);
    }

    @ParameterizedTest
    @EnumSource
    void aClientIsNotifiedAMinuteBeforeItsCredentialsExpireAndDisconnectedThen(Client kind) throws Exception {
        try (CredentialClient client = kind.connect(server.url(), token("ada", "s", "t", HOUR))) {
            server.advance(HOUR.minus(MINUTE).minus(MILLISECOND));
            assertThat(client.user()).isEqualTo("ada");
            server.advance(MILLISECOND);
            assertThat(client.awaitNotice()).isEqualTo(after(HOUR));
            server.advance(MINUTE.minus(MILLISECOND));
            assertThat(client.user()).isEqualTo("ada");
            server.advance(MILLISECOND);
            assertThat(client.awaitDisconnect()).isEqualTo("io server disconnect");
            assertThat(client.awaitRefusal()).isEqualTo("the credentials have expired");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aClientThatRefreshesItsCredentialsStaysUntilTheNewOnesExpire(Client kind) throws Exception {
        try (CredentialClient client = kind.connect(server.url(), token("ada", "s", "t", HOUR))) {
            server.advance(HOUR.minus(MINUTE));
            assertThat(client.awaitNotice()).isEqualTo(after(HOUR));
            assertThat(client.refresh(token("ada", "s", "u", HOUR.multipliedBy(2))))
                    .isEqualTo(after(HOUR.multipliedBy(2)));
            server.advance(HOUR.minus(MILLISECOND));
            assertThat(client.user()).isEqualTo("ada");
            server.advance(MILLISECOND);
            assertThat(client.awaitNotice()).isEqualTo(after(HOUR.multipliedBy(2)));
            server.advance(MINUTE);
            assertThat(client.awaitDisconnect()).isEqualTo("io server disconnect");
        }
    }

    static Stream<Arguments> revocations() {
        return Stream.of(Client.values())
                .flatMap(kind -> Stream.of(
                        Arguments.of(kind, Revocation.ofUser("ada")),
                        Arguments.of(kind, Revocation.ofSession("s")),
                        Arguments.of(kind, Revocation.ofToken("t"))));
    }

    @ParameterizedTest
    @MethodSource("revocations")
    void aClientIsDisconnectedWhenItsCredentialsAreRevokedAndStaysOut(Client kind, Revocation revocation)
            throws Exception {
        try (CredentialClient client = kind.connect(server.url(), token("ada", "s", "t", HOUR));
                CredentialClient other = kind.connect(server.url(), token("bob", "r", "u", HOUR))) {
            server.revoke(revocation);
            assertThat(client.awaitDisconnect()).isEqualTo("io server disconnect");
            assertThat(client.awaitRefusal()).isEqualTo("the credentials were revoked");
            server.advance(HOUR.minus(MINUTE).minus(MILLISECOND));
            assertThat(client.awaitRefusal()).isEqualTo("the credentials were revoked");
            assertThat(other.user()).isEqualTo("bob");
        }
    }

    @Test
    void aClientOfJavaWithFreshTokensStaysConnectedForADay() throws Exception {
        AtomicReference<Duration> lifetime = new AtomicReference<>(HOUR);
        BlockingQueue<Instant> refreshed = new LinkedBlockingQueue<>();
        try (ParlanceClient client = ParlanceClient.builder(URI.create(server.url()))
                .auth(Map.of("token", token("ada", "s", "t", HOUR)))
                .build()) {
            client.refreshWith(() -> token("ada", "s", "t", lifetime.updateAndGet(HOUR::plus)));
            client.on(AuthEvents.REFRESHED, fresh -> refreshed.add(fresh.expiresAt()));
            client.connect(Duration.ofSeconds(30));
            String id = client.id();
            server.advance(HOUR.minus(MINUTE));
            for (int hour = 2; hour <= 24; hour++) {
                assertThat(refreshed.poll(30, TimeUnit.SECONDS)).isEqualTo(after(Duration.ofHours(hour)));
                server.advance(HOUR);
            }
            assertThat(client.request(DrivenCredentials.USER, Duration.ofSeconds(30)))
                    .isEqualTo("ada");
            assertThat(client.id()).isEqualTo(id);
        }
    }
}
