package dev.parlance.internal.server.socket;

import dev.parlance.event.AuthEvents;
import dev.parlance.event.Refusal;
import dev.parlance.event.RefusedException;
import dev.parlance.internal.server.credential.CredentialChecks;
import dev.parlance.internal.server.report.NamespaceReports;
import dev.parlance.socket.Authentication;
import dev.parlance.socket.ConnectRefusedException;
import dev.parlance.socket.CredentialAuthenticator;
import dev.parlance.socket.FailedHandler;
import dev.parlance.socket.Socket;
import dev.parlance.socket.User;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How the credentials of a namespace's sockets expire, are refreshed, and are revoked. Any thread.
 *
 * @param authenticator who refreshes them; null if nobody does
 */
public record NamespaceCredentials<U extends User>(
        @Nullable CredentialAuthenticator<U> authenticator, CredentialChecks checks, NamespaceReports reports) {
    private static final Duration USUAL_NOTICE = Duration.ofMinutes(1);

    /** Whether an event of that name refreshes credentials here. */
    public boolean areRefreshedBy(String event) {
        return authenticator != null && event.equals(AuthEvents.REFRESH.name());
    }

    /** How long before the expiry a client is notified. */
    Duration expiryNotice() {
        return authenticator == null ? USUAL_NOTICE : authenticator.expiryNotice();
    }

    /** A socket has entered its rooms: from now on its credentials may end it. */
    public void watch(LocalSocket<U> socket) {
        Authentication<U> authentication = socket.authentication();
        if (authentication.expiresAt() != null) {
            socket.lifecycle().expiry(socket).begin();
        }
        endIfRevoked(socket, authentication);
    }

    // What was revoked before it was in its rooms is found here, and what is revoked later finds it there.
    private void endIfRevoked(LocalSocket<U> socket, Authentication<U> authentication) {
        if (checks.revocations().isRevoked(authentication)) {
            socket.connection().end(socket, EndedCredentials.REVOKED);
        }
    }

    /**
     * Replaces the credentials of a socket. Application code.
     *
     * @throws RefusedException if the new ones do not count
     */
    public AuthEvents.Refreshed refresh(Socket<U> refreshed, AuthEvents.Refresh refresh) throws Exception {
        LocalSocket<U> socket = (LocalSocket<U>) refreshed;
        Authentication<U> authentication = verified(socket, refresh.token());
        if (!authentication.user().id().equals(socket.userId())) {
            throw RefusedException.permissionDenied("the token is another user's");
        }
        checks.check(authentication);
        if (!socket.lifecycle().expiry(socket).replace(authentication)) {
            throw RefusedException.conflict("the socket has disconnected");
        }
        endIfRevoked(socket, authentication);
        return new AuthEvents.Refreshed(authentication.expiresAt());
    }

    private Authentication<U> verified(LocalSocket<U> socket, String token) throws Exception {
        CredentialAuthenticator<U> known = authenticator;
        if (known == null) {
            throw RefusedException.notFound("nobody refreshes credentials here");
        }
        try {
            return CredentialChecks.identified(known.refresh(socket.handshake(), token));
        } catch (ConnectRefusedException refused) {
            if (refused.getCause() != null) {
                reports.server()
                        .failed(
                                FailedHandler.of("sign-in", refused.getCause()).withNamespace(reports.label()),
                                "Credentials of namespace {} could not be refreshed since something failed",
                                reports.namespace());
            }
            throw CredentialChecks.refusal(refused);
        }
    }

    /** Credentials that were to replace those of a socket were refused. */
    void refused(LocalSocket<U> socket, Refusal refusal) {
        if (CredentialChecks.isOfCredentials(refusal)) {
            socket.connection().signInRefused(socket.namespace(), CredentialChecks.detail(refusal));
        }
    }
}
