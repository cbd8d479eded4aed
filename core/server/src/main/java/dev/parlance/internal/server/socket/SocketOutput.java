package dev.parlance.internal.server.socket;

import dev.parlance.internal.engine.Frame;
import dev.parlance.internal.json.EncodedArguments;
import dev.parlance.internal.json.JsonCodec;
import dev.parlance.internal.server.delivery.DeliveryContext;
import dev.parlance.internal.server.event.EventFormat;
import dev.parlance.internal.server.event.OutgoingEvent;
import dev.parlance.internal.server.event.ReceivedEvent;
import org.jspecify.annotations.Nullable;

/**
 * What one socket's client is sent, in its format. When that changes, all that was written in the old one is sent before what is
 * written in the new one, whichever threads send. Sending calls no code of an application, so that locks may be held.
 */
final class SocketOutput {
    private final ClientConnection connection;
    private final DeliveryContext delivery;
    private volatile EventFormat format;
    private @Nullable Change next;

    /** A change that waits for the ack of an event. */
    private record Change(EventFormat format, ReceivedEvent behindAckOf) {}

    SocketOutput(ClientConnection connection, DeliveryContext delivery, EventFormat format) {
        this.connection = connection;
        this.delivery = delivery;
        this.format = format;
    }

    EventFormat format() {
        return format;
    }

    /** Sends an event, with an ack's id as in a packet. */
    synchronized void send(OutgoingEvent event, long ackId) {
        connection.session().send(event.frame(format, ackId));
    }

    /** Sends the ack of an event, and changes the format if that waits for it. */
    synchronized void ack(ReceivedEvent incoming, EncodedArguments values) {
        JsonCodec json = delivery.writer().json();
        Frame ack = format.ack(json, delivery.writer().namespace(), incoming.ackId(), values);
        Change change = next;
        if (change != null && change.behindAckOf == incoming) {
            next = null;
            delivery.betweenBroadcasts(() -> {
                connection.session().send(ack);
                format = change.format;
            });
        } else {
            connection.session().send(ack);
        }
    }

    /**
     * Changes the format.
     *
     * @param behindAckOf the event behind whose ack it changes; null for at once
     */
    synchronized void change(EventFormat other, @Nullable ReceivedEvent behindAckOf) {
        if (behindAckOf == null) {
            next = null;
            delivery.betweenBroadcasts(() -> format = other);
        } else {
            next = new Change(other, behindAckOf);
        }
    }
}
