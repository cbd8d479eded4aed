package dev.parlance.catalogue.logged;

import dev.parlance.catalogue.log.LogEntry;
import dev.parlance.catalogue.logged.LoggedRoomEvents.GapReason;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A room's members on this server, who have all been sent its events up to one number. Whatever reports that there is more, a
 * report may come late, twice or not at all: what is sent is what the log has after that number. All but {@link #offer} and {@link
 * #report} happens in the order of the room.
 */
final class RoomFeed {
    private static final int BATCH = 100;
    private static final long UNKNOWN = -1;

    private final String room;
    private final LoggedNamespace namespace;
    private final OfferedEntries offered = new OfferedEntries();
    private final AtomicLong newest = new AtomicLong(UNKNOWN);
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private final Map<String, Membership> live = new LinkedHashMap<>();
    private volatile @Nullable List<String> recipients;
    private volatile long position = UNKNOWN;

    RoomFeed(String room, LoggedNamespace namespace) {
        this.room = room;
        this.namespace = namespace;
    }

    String room() {
        return room;
    }

    boolean isEmpty() {
        return live.isEmpty();
    }

    /** An entry was appended here. */
    void offer(LogEntry entry) {
        offered.add(entry);
        report(entry.number());
    }

    /** There may be an entry of that number. */
    void report(long number) {
        newest.accumulateAndGet(number, Math::max);
        if (number > position && scheduled.compareAndSet(false, true)) {
            namespace.inOrder(room, this::deliverReported);
        }
    }

    private void deliverReported() {
        scheduled.set(false);
        deliver();
    }

    /** Sends the members what there is after what they have been sent. */
    private void deliver() {
        while (position != UNKNOWN && newest.get() > position) {
            LogEntry next = offered.takeAfter(position);
            if (next != null) {
                send(next);
            } else {
                deliverStored();
            }
        }
    }

    private void deliverStored() {
        long reported = newest.get();
        List<LogEntry> batch = stored();
        if (batch.isEmpty() && namespace.last(room) <= position) {
            // Reported, but not there.
            newest.compareAndSet(reported, position);
            return;
        }
        if (batch.isEmpty()) {
            // It may have been appended since.
            batch = stored();
        }
        if (batch.isEmpty() || batch.get(0).number() > position + 1) {
            restart();
        } else {
            batch.forEach(this::send);
        }
    }

    private List<LogEntry> stored() {
        return namespace.log().since(room, position, BATCH);
    }

    private void send(LogEntry entry) {
        NumberedEvent event = NumberedEvent.of(entry, namespace.json());
        if (event != null) {
            event.emit(namespace.sockets(recipients()));
        }
        position = entry.number();
    }

    private List<String> recipients() {
        List<String> known = recipients;
        if (known == null) {
            known = List.copyOf(live.keySet());
            recipients = known;
        }
        return known;
    }

    /** What comes next is kept no longer: the members must see that they have missed something. */
    private void restart() {
        position = UNKNOWN;
        new ArrayList<>(live.values()).forEach(namespace::rejoin);
    }

    /**
     * Sends a member what it has missed up to where the others are, and makes it one of them if the page had room for that.
     *
     * @return why that cannot be; null if it can
     */
    @Nullable
    GapReason enter(ReplayPage page) {
        Membership member = page.member();
        if (member.isLive()) {
            member.advance(position);
            remove(member);
        }
        if (position == UNKNOWN || live.isEmpty()) {
            position = namespace.last(room);
        }
        if (!member.isPlaced()) {
            member.advance(position);
        }
        if (member.position() > position) {
            newest.accumulateAndGet(member.position(), Math::max);
            deliver();
        }
        if (position == UNKNOWN) {
            position = namespace.last(room);
        }
        return position < member.position() ? GapReason.AHEAD : enterAt(position, page);
    }

    private @Nullable GapReason enterAt(long where, ReplayPage page) {
        Membership member = page.member();
        GapReason gap = page.send(where);
        if (gap == null && member.position() == where && !member.hasEnded()) {
            live.put(member.socket().id(), member);
            recipients = null;
            member.live(true);
            namespace.joinRoom(member);
        }
        return gap;
    }

    /** Sends a member nothing more. */
    void remove(Membership member) {
        member.live(false);
        if (live.remove(member.socket().id(), member)) {
            recipients = null;
        }
    }
}
