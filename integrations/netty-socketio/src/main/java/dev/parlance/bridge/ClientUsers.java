package dev.parlance.bridge;

import com.corundumstudio.socketio.SocketIOClient;
import dev.parlance.event.RefusalCode;
import dev.parlance.event.RefusedException;
import dev.parlance.socket.User;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finds the user of a client.
 *
 * @param type the type of all users; null if it is not known
 * @param find the application's code; returns null if a client has none
 */
record ClientUsers(@Nullable Class<?> type, Function<? super SocketIOClient, ? extends @Nullable Object> find) {

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

    /** The id of its user as Parlance knows it; null if it has none. */
    @Nullable
    String idOf(SocketIOClient client) {
        return find.apply(client) instanceof User user ? user.id() : null;
    }
}
