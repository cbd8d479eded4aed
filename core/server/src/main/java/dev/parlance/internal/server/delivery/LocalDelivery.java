package dev.parlance.internal.server.delivery;

import dev.parlance.adapter.Selection;
import dev.parlance.internal.engine.Engine;
import dev.parlance.internal.engine.EngineSession;
import dev.parlance.internal.protocol.Packet;
import dev.parlance.internal.server.event.OutgoingEvent;
import dev.parlance.internal.server.event.PendingAcks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Sends events to selected sockets of this server. */
record LocalDelivery(LocalRooms rooms, Engine engine) {

    /** Sends an event that expects no ack: one frame for all. */
    void deliver(Selection selection, OutgoingEvent event, boolean isVolatile) {
        List<Recipient> recipients = rooms.select(selection);
        List<EngineSession> sessions = new ArrayList<>(recipients.size());
        for (Recipient recipient : recipients) {
            if (recipient.isConnected() && (!isVolatile || recipient.session().isWritable())) {
                recipient.notifyOutgoing(event);
                sessions.add(recipient.session());
            }
        }
        if (!sessions.isEmpty()) {
            engine.deliver(event.frame(Packet.NO_ACK), sessions);
        }
    }

    /** Sends an event whose acks the callback receives; returns how many were asked. */
    int request(Selection selection, OutgoingEvent event, Duration deadline, PendingAcks.Callback callback) {
        int asked = 0;
        for (Recipient recipient : rooms.select(selection)) {
            if (recipient.isConnected()) {
                asked++;
                recipient.request(event, deadline, callback);
            }
        }
        return asked;
    }
}
