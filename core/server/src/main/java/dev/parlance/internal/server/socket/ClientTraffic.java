package dev.parlance.internal.server.socket;

import dev.parlance.internal.engine.Frame;
import dev.parlance.internal.execution.Timers;
import dev.parlance.internal.json.EncodedArguments;
import dev.parlance.internal.json.IncomingArguments;
import dev.parlance.internal.json.JsonCodec;
import dev.parlance.internal.protocol.Packet;
import dev.parlance.internal.server.delivery.DeliveryContext;
import dev.parlance.internal.server.event.EventFormat;
import dev.parlance.internal.server.event.OutgoingEvent;
import dev.parlance.internal.server.event.PendingAcks;
import dev.parlance.internal.server.event.ReceivedEvent;
import dev.parlance.internal.server.report.NamespaceReports;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The events and acks between one socket and its client, in its format. When that changes, all that was written in the old one
 * is sent before what is written in the new one, whichever threads send. Sending calls no code of an application, so that locks
 * may be held.
 */
final class ClientTraffic {
    private final ClientConnection connection;
    private final DeliveryContext delivery;
    private final PendingAcks acks;
    private final Timers timers;
    private final NamespaceReports reports;

    /** How what comes is read. */
    private volatile EventFormat input;

    /** How what is sent is written: as what comes is read, or a little behind. */
    private volatile EventFormat output;

    private @Nullable Change next;

    /** A change that waits for the ack of an event. */
    private record Change(EventFormat format, ReceivedEvent behindAckOf) {}

    ClientTraffic(ClientConnection connection, SocketContext<?> context, EventFormat format) {
        this.connection = connection;
        this.delivery = context.delivery();
        this.timers = context.execution().timers();
        this.reports = context.reports();
        this.acks = new PendingAcks(timers);
        this.input = format;
        this.output = format;
    }

    /** How what is sent is written. */
    EventFormat output() {
        return output;
    }

    /** How what comes is read. */
    EventFormat input() {
        return input;
    }

    private JsonCodec json() {
        return delivery.writer().json();
    }

    /** Its client, who has come back, speaks as before. Nothing has been sent yet. */
    synchronized void resume(EventFormat format) {
        input = format;
        output = format;
    }

    // --- what is sent

    void send(OutgoingEvent event) {
        send(event, Packet.NO_ACK);
        reports.sent(event.label(), 1);
    }

    private synchronized void send(OutgoingEvent event, long ackId) {
        connection.session().send(event.frame(output, ackId));
    }

    /** Sends the ack of an event, and changes the format if that waits for it. */
    synchronized void ack(ReceivedEvent incoming, EncodedArguments values) {
        Frame ack = output.ack(json(), delivery.writer().namespace(), incoming.ackId(), values);
        Change change = next;
        if (change != null && change.behindAckOf == incoming) {
            next = null;
            delivery.betweenBroadcasts(() -> {
                connection.session().send(ack);
                output = change.format;
            });
        } else {
            connection.session().send(ack);
        }
    }

    /**
     * Changes the format: for what comes at once.
     *
     * @param behindAckOf the event behind whose ack it changes for what is sent; null for at once
     */
    synchronized void change(EventFormat format, @Nullable ReceivedEvent behindAckOf) {
        input = format;
        if (behindAckOf == null) {
            next = null;
            delivery.betweenBroadcasts(() -> output = format);
        } else {
            next = new Change(format, behindAckOf);
        }
    }

    // --- what is asked

    /**
     * Sends an event whose ack the callback receives.
     *
     * @param sending is run before it is sent, unless the socket has ended
     */
    void request(OutgoingEvent event, Duration deadline, PendingAcks.Callback callback, Runnable sending) {
        if (!reports.server().hasListeners()) {
            expect(event, deadline, callback, sending);
            return;
        }
        ReportedRequest reported = new ReportedRequest(reports, event, callback, timers);
        expect(event, deadline, reported, () -> {
            reports.server().requestSent(reported);
            sending.run();
        });
    }

    private void expect(OutgoingEvent event, Duration deadline, PendingAcks.Callback callback, Runnable sending) {
        long ackId = acks.expect(deadline, callback);
        if (ackId != Packet.NO_ACK) {
            sending.run();
            send(event, ackId);
        }
    }

    /** Whether the client has an ack of that id to send. */
    boolean expectsAck(long ackId) {
        return acks.isPending(ackId);
    }

    /** The client has sent an ack. */
    void answered(long ackId, IncomingArguments received) {
        EventFormat format = input;
        acks.answered(ackId, () -> format.decode(json(), received));
    }

    /** The socket has ended: no ack comes any more. */
    void close() {
        acks.close();
    }
}
