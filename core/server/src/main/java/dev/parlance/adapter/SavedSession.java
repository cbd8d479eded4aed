package dev.parlance.adapter;

import dev.parlance.event.Incubating;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a socket leaves behind whose connection is lost, so that its client finds it again on any server.
 *
 * @param pid what its client knows it by: a secret, which is not to be logged
 * @param socketId the socket's public id
 * @param userId whose it is: nobody else gets it
 * @param begin the last event before it connected; nothing before is its own
 * @param stays its rooms, those that it has left lately among them; without that of its id
 * @param data its data by key names, as plain Java values; not copied, may hold null
 * @param details what else is to be kept, as it is: written and read by the server alone
 */
@Incubating
public record SavedSession(
        String pid,
        String socketId,
        String userId,
        Offset begin,
        List<RoomStay> stays,
        Map<String, @Nullable Object> data,
        Map<String, String> details) {
    /** Nothing that is secret. */
    @Override
    public String toString() {
        return "session of socket " + socketId;
    }
}
