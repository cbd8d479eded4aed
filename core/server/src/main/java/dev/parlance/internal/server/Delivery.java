package dev.parlance.internal.server;

import dev.parlance.adapter.Selection;
import dev.parlance.internal.engine.EngineSession;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Brings events to those sockets of this server that are selected. */
record Delivery(LocalNamespace<?> namespace) {

    /** Delivers an event that wants no ack: one frame for all. */
    void deliver(Selection selection, Outgoing event, boolean isVolatile) {
        List<LocalSocket<?>> sockets = namespace.localRooms().select(selection);
        List<EngineSession> sessions = new ArrayList<>(sockets.size());
        for (LocalSocket<?> socket : sockets) {
            if (socket.isConnected() && (!isVolatile || socket.session().isWritable())) {
                OutgoingListeners.tell(socket, event);
                sessions.add(socket.session());
            }
        }
        if (!sessions.isEmpty()) {
            namespace.environment().engine().deliver(event.frame(Outgoing.NO_ACK), sessions);
        }
    }

    /** Delivers an event whose acks the callback hears of; returns how many were asked. */
    int ask(Selection selection, Outgoing event, Duration deadline, PendingAcks.Callback callback) {
        int asked = 0;
        for (LocalSocket<?> socket : namespace.localRooms().select(selection)) {
            if (socket.isConnected()) {
                asked++;
                socket.ask(event, deadline, callback);
            }
        }
        return asked;
    }
}
