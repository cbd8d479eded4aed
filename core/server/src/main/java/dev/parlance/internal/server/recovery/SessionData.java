package dev.parlance.internal.server.recovery;

import dev.parlance.internal.server.event.EventWriter;
import dev.parlance.socket.DataMap;
import java.util.Map;

/** A socket's data, of which some are written for other servers. */
public interface SessionData extends DataMap {
    /**
     * The values of its {@linkplain dev.parlance.socket.DataKey#kept kept} keys as JSON, by the names of the keys.
     *
     * @throws IllegalArgumentException if one cannot be written
     */
    Map<String, String> kept(EventWriter writer);
}
