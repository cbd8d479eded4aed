package dev.parlance.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.ParlanceServer;
import dev.parlance.client.TalkServer.Speaker;
import dev.parlance.event.AuthEvents;
import dev.parlance.event.Dialect;
import dev.parlance.event.RefusedException;
import dev.parlance.socket.Authentication;
import dev.parlance.socket.CredentialAuthenticator;
import dev.parlance.socket.Handshake;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Credentials that expire while the client is connected. */
class RefreshIT {
    private final ParlanceServer server =
            ParlanceServer.builder().host("127.0.0.1").port(0).build();
    private ParlanceClient client;

    /** Credentials expire so soon that the client is told at once; a good token lasts for an hour. */
    private static final class Expiring implements CredentialAuthenticator<Speaker> {
        @Override
        public Authentication<Speaker> identify(Handshake handshake) {
            return Authentication.of(new Speaker("ana")).until(Instant.now().plusSeconds(50));
        }

        @Override
        public Authentication<Speaker> refresh(Handshake handshake, String token) {
            if (!token.equals("fresh")) {
                throw RefusedException.permissionDenied("another's token");
            }
            return Authentication.of(new Speaker("ana")).until(Instant.parse("2100-01-01T00:00:00Z"));
        }
    }

    @BeforeEach
    void open() throws Exception {
        server.namespace("/talk", new Expiring());
        server.start();
        client = ParlanceClient.builder(URI.create("http://127.0.0.1:" + server.port() + "/talk"))
                .catalogues(TalkServer.catalogue(Dialect.STANDARD))
                .build();
    }

    @AfterEach
    void close() {
        client.close();
        server.close(Duration.ZERO);
    }

    @Test
    void aFreshTokenIsSentWhenTheServerAsksForIt() throws Exception {
        CompletableFuture<AuthEvents.Refreshed> refreshed = client.next(AuthEvents.REFRESHED);
        client.refreshWith(() -> "fresh");

        client.connect(Duration.ofSeconds(20));

        assertThat(refreshed.get(20, TimeUnit.SECONDS).expiresAt()).isEqualTo(Instant.parse("2100-01-01T00:00:00Z"));
    }

    @Test
    void aTokenThatIsRefusedIsReported() throws Exception {
        CompletableFuture<String> error = new CompletableFuture<>();
        client.onError((event, failure) -> error.complete(event + ": " + failure.getMessage()));
        client.refreshWith(() -> "stale");

        client.connect(Duration.ofSeconds(20));

        assertThat(error.get(20, TimeUnit.SECONDS)).isEqualTo("auth:refresh: permission-denied: another's token");
        assertThat(client.isConnected()).isTrue();
    }
}
