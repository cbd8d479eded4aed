package dev.parlance.socket;

import dev.parlance.event.AuthEvents;
import dev.parlance.event.Incubating;
import java.time.Duration;

/**
 * An {@link Authenticator} that says how long its users' credentials are valid. Wherever an authenticator may be given, this may be
 * too: for a namespace, for its plain WebSockets, for a parent namespace. {@link BearerAuthenticator} is one for tokens.
 *
 * <pre>{@code
 * Namespace<Account> chats = server.namespace("/chats", BearerAuthenticator.of(tokens));
 * }</pre>
 *
 * <p>Before a socket's credentials expire, the server sends {@link AuthEvents#EXPIRING}, and when they do, it disconnects the
 * socket with {@link DisconnectReason#CREDENTIALS_EXPIRED}; the connection ends with it if it has no other socket. Until then
 * its client may send {@link AuthEvents#REFRESH}, which the server handles itself, beside the application's event middlewares
 * and catch-all listeners. What counts then are the new credentials alone, even if they expire earlier: {@link Socket#user} is
 * the user that they have led to. The socket stays in its rooms.
 *
 * <p>A refresh runs where authenticators do, under their bounds, and a refused one counts among the refused sign-ins of the
 * client's address, except one with {@code conflict}, {@code rate-limited}, {@code unavailable} or {@code timeout}.
 *
 * @param <U> the application's type of a user
 */
@Incubating
public interface CredentialAuthenticator<U extends User> extends Authenticator<U> {
    /**
     * Identifies the user and what is known of the credentials. Runs on a sign-in thread and may block.
     *
     * @return never null; credentials that have expired, or were revoked, are refused
     * @throws dev.parlance.event.RefusedException to refuse with that; its message is logged too
     * @throws ConnectRefusedException to refuse with the application's message and data
     * @throws Exception any other refuses too, with a message that says nothing of it; it is logged
     */
    Authentication<U> identify(Handshake handshake) throws Exception;

    /**
     * Verifies new credentials of a client that is connected. Runs on a sign-in thread and may block. Those of another user are
     * refused by the server.
     *
     * @param handshake the one that it has connected with
     * @param token what it has sent; a secret
     * @return never null
     * @throws Exception as {@link #identify}
     */
    Authentication<U> refresh(Handshake handshake, String token) throws Exception;

    /** How long before they expire the client is sent {@link AuthEvents#EXPIRING}: at once if less is left; zero for never. */
    default Duration expiryNotice() {
        return Duration.ofMinutes(1);
    }

    @Override
    default U authenticate(Handshake handshake) throws Exception {
        return identify(handshake).user();
    }
}
