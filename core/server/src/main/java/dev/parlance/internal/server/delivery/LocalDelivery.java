package dev.parlance.internal.server.delivery;

import dev.parlance.adapter.Selection;
import dev.parlance.internal.engine.Engine;
import dev.parlance.internal.engine.EngineSession;
import dev.parlance.internal.protocol.Packet;
import dev.parlance.internal.server.event.EventFormat;
import dev.parlance.internal.server.event.OutgoingEvent;
import dev.parlance.internal.server.event.PendingAcks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** Sends events to selected sockets of this server: one frame for all those of a format. */
final class LocalDelivery {
    private final LocalRooms rooms;
    private final Engine engine;

    /** Held for reading while a broadcast is sent, for writing while a format changes. */
    private final ReadWriteLock formats = new ReentrantReadWriteLock();

    LocalDelivery(LocalRooms rooms, Engine engine) {
        this.rooms = rooms;
        this.engine = engine;
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
        List<Recipient> recipients = rooms.select(selection);
        List<Recipient> reached = new ArrayList<>(recipients.size());
        for (Recipient recipient : recipients) {
            if (recipient.isConnected() && (!isVolatile || recipient.session().isWritable())) {
                recipient.notifyOutgoing(event);
                reached.add(recipient);
            }
        }
        formats.readLock().lock();
        try {
            for (Group group : byFormat(reached)) {
                engine.deliver(event.frame(group.format, Packet.NO_ACK), group.sessions);
            }
        } finally {
            formats.readLock().unlock();
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
        return asked;
    }
}
