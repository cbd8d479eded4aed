package dev.parlance.internal.server.delivery;

import dev.parlance.adapter.Selection;
import dev.parlance.internal.server.history.DeliveryLog;
import java.util.Collection;

/**
 * A socket whose connection is lost and whose client may come back: what is done to its rooms meanwhile, is done to what it finds
 * then. May be used from any thread; nothing here blocks.
 */
public interface AwaySocket {
    /** Its public id. */
    String id();

    /** The id of its user. */
    String userId();

    /** Whether it is one of those; called under the lock of its namespace's {@link LocalRooms}. */
    boolean isIn(Selection selection);

    /** It joins rooms. */
    void join(Collection<String> names);

    /** It leaves rooms. */
    void leave(Collection<String> names);

    /** It is sent something that cannot be sent again; called under the lock of its namespace's {@link LocalRooms}. */
    void noteGap(DeliveryLog log);

    /** Its client is not to find it again. */
    void disconnect();
}
