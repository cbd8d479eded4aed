package dev.parlance.adapter;

import dev.parlance.event.Incubating;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A socket as other servers see it.
 *
 * @param id its public id
 * @param userId its user's id; null if its server does not report it
 * @param rooms the names of its rooms
 * @param data its data by key names, as plain Java values; not copied, may hold null
 * @param handshake its handshake; null if its server does not report it
 */
@Incubating
public record SocketDescription(
        String id,
        @Nullable String userId,
        Set<String> rooms,
        Map<String, @Nullable Object> data,
        @Nullable HandshakeDescription handshake) {

    /** One without its handshake. */
    public SocketDescription(
            String id, @Nullable String userId, Set<String> rooms, Map<String, @Nullable Object> data) {
        this(id, userId, rooms, data, null);
    }
}
