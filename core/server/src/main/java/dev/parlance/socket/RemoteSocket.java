package dev.parlance.socket;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A socket that may be connected to another server: what was known of it when it was fetched, and ways to reach it. */
public interface RemoteSocket extends Emitter {
    /** Its public id. */
    String id();

    /** Its user's id; null if its server is of another kind and does not report it. */
    @Nullable
    String userId();

    /** The rooms that it was in. */
    Set<Room> rooms();

    /** Its data by the names of their keys. */
    Map<String, @Nullable Object> data();

    /** Makes it join those rooms. */
    void join(Room... rooms);

    /** Makes it leave those rooms. */
    void leave(Room... rooms);

    /** Takes it off its namespace, as {@link Socket#disconnect}. */
    void disconnect();
}
