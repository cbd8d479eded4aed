package dev.parlance.bridge;

import com.corundumstudio.socketio.SocketIOClient;
import dev.parlance.event.RefusalCode;
import dev.parlance.event.RefusedException;
import dev.parlance.socket.User;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the user of a client.
 *
 * @param type the type of all users; null if it is not known
 * @param find the application's code; returns null if a client has none
 */
record ClientUsers(@Nullable Class<?> type, Function<? super SocketIOClient, ? extends @Nullable Object> find) {
    private static final Logger log = LoggerFactory.getLogger(TypedNamespace.class);

    /**
     * The user, for a handler that needs one.
     *
     * @throws RefusedException if the client has none
     */
    Object required(SocketIOClient client) {
        Object user = find.apply(client);
        if (user == null) {
            throw new RefusedException(RefusalCode.UNAUTHORIZED, "the client has not signed in");
        }
        return user;
    }

    /** The id of its user as a Parlance server knows it; null if it has none. */
    @Nullable
    String idOf(SocketIOClient client) {
        try {
            return find.apply(client) instanceof User user ? user.id() : null;
        } catch (RuntimeException e) {
            // What is sent to many must not fail because of one.
            log.error("The user of a client could not be found", e);
            return null;
        }
    }
}
