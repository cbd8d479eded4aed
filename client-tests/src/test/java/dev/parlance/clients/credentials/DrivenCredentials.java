package dev.parlance.clients.credentials;

import static dev.parlance.event.ClientRequest.clientRequest;

import dev.parlance.DrivenServer;
import dev.parlance.ParlanceServer;
import dev.parlance.event.ClientRequest;
import dev.parlance.internal.server.SteppedTimers;
import dev.parlance.socket.Authentication;
import dev.parlance.socket.BearerAuthenticator;
import dev.parlance.socket.Revocation;
import dev.parlance.socket.User;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;

/** A server whose clients' credentials expire, and whose time the test drives; it begins at the epoch. */
final class DrivenCredentials implements AutoCloseable {
    static final ClientRequest<Void, String> USER = clientRequest("user", String.class);

    private final SteppedTimers time = new SteppedTimers();
    private final ParlanceServer server =
            DrivenServer.of(ParlanceServer.builder().host("127.0.0.1").port(0), time);

    private record Account(String id) implements User {}

    DrivenCredentials() throws IOException {
        server.namespace("/credentials", BearerAuthenticator.of(DrivenCredentials::verify))
                .handle(USER, (socket, nothing) -> socket.user().id());
        server.start();
    }

    /** A token that expires so long after the epoch. */
    static String token(String user, String session, String id, Duration lifetime) {
        return String.join("/", user, session, id, lifetime.toString());
    }

    private static Authentication<Account> verify(String token) {
        String[] parts = token.split("/");
        return Authentication.of(new Account(parts[0]))
                .session(parts[1])
                .token(parts[2])
                .until(Instant.EPOCH.plus(Duration.parse(parts[3])));
    }

    String url() {
        return "http://127.0.0.1:" + server.port() + "/credentials";
    }

    /** Lets time pass. */
    void advance(Duration duration) {
        time.advance(duration);
    }

    void revoke(Revocation revocation) {
        server.revocations().revoke(revocation);
    }

    @Override
    public void close() {
        server.close(Duration.ZERO);
    }
}
