package dev.parlance.internal.server.delivery;

import dev.parlance.internal.engine.EngineSession;
import dev.parlance.internal.server.event.EventFormat;
import dev.parlance.internal.server.event.OutgoingEvent;
import dev.parlance.internal.server.event.PendingAcks;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A socket of this server as rooms and broadcasts see it. May be used from any thread; nothing here blocks. */
public interface Recipient {
    /** Its public id. */
    String id();

    /** The id of its user. */
    String userId();

    /** Its data that is not hidden, by the names of the keys: a copy. */
    Map<String, @Nullable Object> dataByName();

    /** Whether it is connected. */
    boolean isConnected();

    /** The rooms it has joined; guarded by the lock of its namespace's {@link LocalRooms}. */
    JoinedRooms joinedRooms();

    /** The session of its connection. */
    EngineSession session();

    /** How events travel to it; does not change between the start and the end of a broadcast. */
    EventFormat format();

    /** Calls the catch-all listeners for an event that is about to be sent to it. */
    void notifyOutgoing(OutgoingEvent event);

    /** Sends it an event; the callback receives the ack. */
    void request(OutgoingEvent event, Duration deadline, PendingAcks.Callback callback);

    /** Disconnects it from its namespace. */
    void disconnect();

    /** Disconnects its client from all namespaces and closes the connection. */
    void disconnectClient();
}
