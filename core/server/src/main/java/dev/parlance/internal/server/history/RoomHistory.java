package dev.parlance.internal.server.history;

import dev.parlance.adapter.Offset;
import dev.parlance.adapter.RoomStay;
import dev.parlance.adapter.Selection;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * In which rooms a socket was when: so it is known what its client would have received. Guarded by the lock of the namespace's rooms.
 */
public final class RoomHistory {
    /** How many rooms that were left are remembered; from before that nothing is recovered. */
    static final int MAX_LEFT = 256;

    private static final String FLOOR = "floor";
    private static final String GAP = "gap";

    private final String socketId;
    private final Offset begin;
    private final Map<String, Offset> joined = new HashMap<>(4);
    private final Deque<RoomStay> left = new ArrayDeque<>(0);

    /** What came up to here is not known. */
    private Offset floor;

    /** The last place before an event that was sent without one; null for none. */
    private @Nullable Offset gap;

    /** Of a socket that connects behind a place. */
    public RoomHistory(String socketId, Offset begin) {
        this(socketId, begin, List.of());
    }

    /** As it was elsewhere. */
    public RoomHistory(String socketId, Offset begin, Collection<RoomStay> stays) {
        this.socketId = socketId;
        this.begin = begin;
        this.floor = begin;
        for (RoomStay stay : stays) {
            if (stay.until() == null) {
                joined.put(stay.room(), stay.after());
            } else {
                left.add(stay);
            }
        }
    }

    /** The id of the socket. */
    public String socketId() {
        return socketId;
    }

    /** The last place before it connected. */
    public Offset begin() {
        return begin;
    }

    /** It joins a room behind that place; nothing changes if it is in it. */
    public void join(String room, Offset head) {
        joined.putIfAbsent(room, head);
    }

    /** It leaves a room behind the last place of a log. */
    public void leave(String room, DeliveryLog log) {
        Offset head = log.head();
        Offset after = joined.remove(room);
        if (after == null || !head.isAfter(after)) {
            return;
        }
        left.removeIf(stay -> isOver(stay, log.keptAnywhere()));
        if (left.size() >= MAX_LEFT) {
            Offset until = left.removeFirst().until();
            floor = until != null && until.isAfter(floor) ? until : floor;
        }
        left.addLast(new RoomStay(room, after, head));
    }

    private static boolean isOver(RoomStay stay, Offset kept) {
        Offset until = stay.until();
        return until != null && !until.isAfter(kept);
    }

    /** Something was sent to it behind that place which cannot be sent again. */
    public void gap(Offset head) {
        gap = head;
    }

    /** The newest place that anything is known of. */
    public Offset newest() {
        Offset newest = begin;
        for (RoomStay stay : stays()) {
            Offset last = stay.until() == null ? stay.after() : stay.until();
            newest = last.isAfter(newest) ? last : newest;
        }
        return newest;
    }

    /** Writes what else is to be known elsewhere. */
    public void writeBounds(Map<String, String> details) {
        details.put(FLOOR, floor.toString());
        if (gap != null) {
            details.put(GAP, gap.toString());
        }
    }

    /** Reads what {@link #writeBounds} has written. */
    public void readBounds(Map<String, String> details) {
        Offset known = offset(details.get(FLOOR), floor);
        floor = known == null ? floor : known;
        gap = offset(details.get(GAP), gap);
    }

    private static @Nullable Offset offset(@Nullable String text, @Nullable Offset absent) {
        Offset read = text == null ? null : Offset.parse(text);
        return read == null ? absent : read;
    }

    /** Whether all is known that it would have received after a place. */
    public boolean covers(Offset after) {
        return !floor.isAfter(after) && (gap == null || after.isAfter(gap));
    }

    /**
     * Whether it would have received what was sent to those at a place.
     *
     * @param forbidden the rooms that count only where they are excepted
     */
    public boolean includes(Selection selection, Offset event, Collection<String> forbidden) {
        Predicate<String> room = name -> wasIn(name, event);
        return isIn(selection, room.and(name -> !forbidden.contains(name)), room);
    }

    /** Whether it is one of those now. */
    public boolean includesNow(Selection selection) {
        return isIn(selection, joined::containsKey, joined::containsKey);
    }

    private boolean isIn(Selection selection, Predicate<String> included, Predicate<String> excepted) {
        return (selection.isEveryone() || isInAny(selection.rooms(), included))
                && !isInAny(selection.except(), excepted);
    }

    private boolean isInAny(Set<String> rooms, Predicate<String> room) {
        for (String name : rooms) {
            if (name.equals(socketId) || room.test(name)) {
                return true;
            }
        }
        return false;
    }

    private boolean wasIn(String room, Offset event) {
        Offset after = joined.get(room);
        if (after != null && event.isAfter(after)) {
            return true;
        }
        for (RoomStay stay : left) {
            if (stay.room().equals(room) && stay.covers(event)) {
                return true;
            }
        }
        return false;
    }

    /** It is as if it had never been in those rooms. */
    public void forget(Collection<String> rooms) {
        rooms.forEach(joined::remove);
        left.removeIf(stay -> rooms.contains(stay.room()));
    }

    /** The rooms that it is in, without that of its id: a copy. */
    public List<String> rooms() {
        return List.copyOf(joined.keySet());
    }

    /** The rooms that it was in, those that it is in among them: a copy. */
    public List<RoomStay> stays() {
        List<RoomStay> stays = new ArrayList<>(left);
        joined.forEach((room, after) -> stays.add(new RoomStay(room, after, null)));
        return stays;
    }
}
