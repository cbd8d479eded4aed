package dev.parlance.internal.server.delivery;

import dev.parlance.adapter.Offset;
import dev.parlance.adapter.Selection;
import dev.parlance.adapter.SequenceNumber;
import dev.parlance.internal.engine.Engine;
import dev.parlance.internal.engine.EngineSession;
import dev.parlance.internal.protocol.Packet;
import dev.parlance.internal.server.event.EventFormat;
import dev.parlance.internal.server.event.OutgoingEvent;
import dev.parlance.internal.server.event.PendingAcks;
import dev.parlance.internal.server.history.DeliveryLog;
import dev.parlance.internal.server.history.RoomHistory;
import dev.parlance.internal.server.report.NamespaceReports;
import dev.parlance.socket.DroppedEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/** Sends events to selected sockets of this server: one frame for all those of a format. */
final class LocalDelivery {
    private final LocalRooms rooms;
    private final AwaySockets away;
    private final Engine engine;
    private final NamespaceReports reports;
    private final DeliveredNumbers delivered = new DeliveredNumbers();

    /** Held for reading while a broadcast is sent, for writing while a format changes. */
    private final ReadWriteLock formats = new ReentrantReadWriteLock();

    LocalDelivery(LocalRooms rooms, AwaySockets away, Engine engine, NamespaceReports reports) {
        this.rooms = rooms;
        this.away = away;
        this.engine = engine;
        this.reports = reports;
    }

    /**
     * Whom an event reaches.
     *
     * @param dropped how many others it is dropped for
     */
    private record Reached(List<Recipient> recipients, int dropped) {
        void notifyOutgoing(OutgoingEvent event) {
            recipients.forEach(recipient -> recipient.notifyOutgoing(event));
        }
    }

    /** Those of one format. */
    private record Group(EventFormat format, List<EngineSession> sessions) {}

    /**
     * Runs a change of a recipient's format while no broadcast is being sent: so what is sent in the old format is sent
     * before. Must be short, and call no code of an application.
     */
    void between(Runnable change) {
        formats.writeLock().lock();
        try {
            change.run();
        } finally {
            formats.writeLock().unlock();
        }
    }

    /** Sends an event that expects no ack. */
    void deliver(Selection selection, OutgoingEvent event, boolean isVolatile) {
        DeliveryLog log = rooms.log();
        if (log == null) {
            send(event, select(selection, isVolatile));
        } else {
            finish(event, rooms.exclusively(() -> sendInOrder(selection, event, isVolatile, log)));
        }
    }

    /** Sends an event, unless it has a number that was delivered before; whether it was sent. */
    boolean deliver(Selection selection, OutgoingEvent event, boolean isVolatile, @Nullable SequenceNumber number) {
        if (number == null) {
            deliver(selection, event, isVolatile);
            return true;
        }
        DeliveryLog log = rooms.log();
        // Noted while nobody joins a room, so that whoever does knows what it will receive.
        Reached reached = rooms.exclusively(() -> {
            if (!delivered.add(number)) {
                return null;
            }
            return log == null ? select(selection, isVolatile) : sendInOrder(selection, event, isVolatile, log);
        });
        if (reached == null) {
            return false;
        }
        if (log == null) {
            send(event, reached);
        } else {
            finish(event, reached);
        }
        return true;
    }

    private void send(OutgoingEvent event, Reached reached) {
        reached.notifyOutgoing(event);
        send(event, reached.recipients);
        report(event, reached);
    }

    // Under the lock: what is first in the log is first for every recipient.
    private Reached sendInOrder(Selection selection, OutgoingEvent event, boolean isVolatile, DeliveryLog log) {
        Reached reached = select(selection, isVolatile);
        boolean kept = !isVolatile && !log.isShared();
        if (!isVolatile && !kept) {
            noteGap(reached.recipients, selection, log);
        }
        send(kept ? log.append(selection, event) : event.behind(log.head().toString()), reached.recipients);
        return reached;
    }

    // What is sent without a place cannot be sent again.
    private void noteGap(List<Recipient> recipients, Selection selection, DeliveryLog log) {
        for (Recipient recipient : recipients) {
            RoomHistory roomHistory = recipient.roomHistory();
            if (roomHistory != null) {
                roomHistory.gap(log.head());
            }
        }
        away.select(selection).forEach(socket -> socket.noteGap(log));
    }

    /**
     * Sends an event that a store has given its place; false, and not sent, if it is not behind the last one, or has a number
     * that was delivered before, without a place.
     */
    boolean deliverAt(
            Offset offset, Selection selection, OutgoingEvent event, DeliveryLog log, @Nullable SequenceNumber number) {
        Reached sent = rooms.exclusively(() -> {
            if (!offset.isAfter(log.head())) {
                return null;
            }
            if (!delivered.add(number)) {
                log.skip(offset);
                return null;
            }
            Reached reached = select(selection, false);
            send(log.append(offset, selection, event), reached.recipients);
            return reached;
        });
        if (sent != null) {
            finish(event, sent);
        }
        return sent != null;
    }

    /** Whether an event was delivered to the sockets of this server. */
    boolean isDelivered(SequenceNumber number) {
        return delivered.contains(number);
    }

    // Listeners are the application's: not under the lock.
    private void finish(OutgoingEvent event, Reached reached) {
        reached.notifyOutgoing(event);
        report(event, reached);
    }

    private Reached select(Selection selection, boolean isVolatile) {
        List<Recipient> recipients = rooms.select(selection);
        List<Recipient> reached = new ArrayList<>(recipients.size());
        int dropped = 0;
        for (Recipient recipient : recipients) {
            if (!recipient.isConnected()) {
                continue;
            }
            if (isVolatile && !recipient.session().isWritable()) {
                dropped++;
                continue;
            }
            reached.add(recipient);
        }
        return new Reached(reached, dropped);
    }

    private void send(OutgoingEvent event, List<Recipient> recipients) {
        formats.readLock().lock();
        try {
            for (Group group : byFormat(recipients)) {
                engine.deliver(event.frame(group.format, Packet.NO_ACK), group.sessions);
            }
        } finally {
            formats.readLock().unlock();
        }
    }

    private void report(OutgoingEvent event, Reached sent) {
        int reached = sent.recipients.size();
        int dropped = sent.dropped;
        if (reached > 0 || dropped == 0) {
            reports.sent(event.label(), reached);
        }
        if (dropped > 0) {
            reports.dropped(DroppedEvent.Reason.VOLATILE, event.label(), dropped);
        }
    }

    // There are few formats: looking through them is cheaper than a map.
    private static List<Group> byFormat(List<Recipient> recipients) {
        List<Group> groups = new ArrayList<>(3);
        Group current = null;
        for (Recipient recipient : recipients) {
            EventFormat format = recipient.format();
            if (current == null || current.format != format) {
                current = group(groups, format, recipients.size());
            }
            current.sessions.add(recipient.session());
        }
        return groups;
    }

    private static Group group(List<Group> groups, EventFormat format, int recipients) {
        for (Group group : groups) {
            if (group.format == format) {
                return group;
            }
        }
        Group added = new Group(format, new ArrayList<>(groups.isEmpty() ? recipients : 16));
        groups.add(added);
        return added;
    }

    /** Sends an event whose acks the callback receives; returns how many were asked. Those without acks are not. */
    int request(Selection selection, OutgoingEvent event, Duration deadline, PendingAcks.Callback callback) {
        int asked = 0;
        for (Recipient recipient : rooms.select(selection)) {
            if (recipient.isConnected() && recipient.format().hasAcks()) {
                asked++;
                recipient.request(event, deadline, callback);
            }
        }
        reports.sent(event.label(), asked);
        return asked;
    }
}
