package dev.parlance.internal.server.delivery;

import dev.parlance.internal.engine.EngineSession;
import dev.parlance.internal.server.event.EventFormat;
import dev.parlance.internal.server.event.OutgoingEvent;
import dev.parlance.internal.server.event.PendingAcks;
import dev.parlance.internal.server.history.RoomHistory;
import dev.parlance.socket.DataMap;
import dev.parlance.socket.Handshake;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A socket of this server as rooms and broadcasts see it. May be used from any thread; nothing here blocks. */
public interface Recipient {
    /** Its public id. */
    String id();

    /** The id of its user. */
    String userId();

    /** What its client has connected with. */
    Handshake handshake();

    /** What the application keeps with it. */
    DataMap data();

    /** Whether it is connected. */
    boolean isConnected();

    /** The rooms it has joined; guarded by the lock of its namespace's {@link LocalRooms}. */
    JoinedRooms joinedRooms();

    /** In which rooms it was when, if that is kept; guarded by the lock of its namespace's {@link LocalRooms}. */
    default @Nullable RoomHistory roomHistory() {
        return null;
    }

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
