package dev.parlance.internal.server.namespace;

import dev.parlance.internal.server.event.RefusalMappings;
import dev.parlance.socket.Admission;
import dev.parlance.socket.Authentication;
import dev.parlance.socket.Handshake;
import dev.parlance.socket.User;
import org.jspecify.annotations.Nullable;

/**
 * A namespace that a client asks for. Its user is identified first, and only then is the namespace made, if it is not there:
 * so a client that is refused makes nothing.
 */
public interface RequestedNamespace<U extends User> {
    /** Whose a socket is to be; what it throws refuses the connection. Application code. */
    Authentication<U> identify(Handshake handshake, String socketId) throws Exception;

    /** How clients sign in that connect without a user, who are not {@linkplain #identify identified} then; null if they cannot. */
    default @Nullable Admission<U> admission() {
        return null;
    }

    /** Whether {@link #identify} knows when credentials were issued; otherwise they count as issued when it is called. */
    boolean knowsCredentials();

    /** With what exceptions are refused as long as there is no socket. */
    RefusalMappings refusals();

    /**
     * Finds or makes it; it stays at least until a socket is {@linkplain LocalNamespace#released released}. Application code,
     * and may wait for that of others.
     */
    LocalNamespace<U> acquire() throws Exception;
}
