package dev.parlance.internal.server.recovery;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes a socket's data of what another server has kept of it. */
@FunctionalInterface
public interface DataReader {
    /**
     * The data.
     *
     * @param values plain values by the names of their keys
     * @param kept what {@link SessionData#kept} has given
     */
    SessionData read(Map<String, @Nullable Object> values, Map<String, String> kept);
}
