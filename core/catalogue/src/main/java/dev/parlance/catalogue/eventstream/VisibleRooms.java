package dev.parlance.catalogue.eventstream;

import dev.parlance.socket.DataKey;
import dev.parlance.socket.Room;
import dev.parlance.socket.RoomKind;
import dev.parlance.socket.Socket;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The rooms that one client sees. They are loaded before it is let in: what changes in the meantime counts more than what was
 * loaded, so that nothing is lost between the two.
 */
final class VisibleRooms {
    private static final DataKey<VisibleRooms> KEY = DataKey.hidden("parlance.eventstream.rooms", VisibleRooms.class);
    private static final RoomKind ROOM = RoomKind.of("eventstream");

    private final Socket<?> socket;
    private final Map<Long, Boolean> changedWhileLoading = new HashMap<>();
    private boolean outdated;
    private @Nullable Set<Long> ids;

    /** What a change of a room means for a client. */
    enum Change {
        NONE,
        GAINED,
        KEPT,
        LOST
    }

    VisibleRooms(Socket<?> socket) {
        this.socket = socket;
        socket.data().put(KEY, this);
    }

    /** Those of a socket; null if it was connected before the feature was installed. */
    static @Nullable VisibleRooms of(Socket<?> socket) {
        return socket.data().get(KEY);
    }

    /** The room of those who see a room. */
    static Room room(long roomId) {
        return ROOM.room(String.valueOf(roomId));
    }

    Socket<?> socket() {
        return socket;
    }

    String userId() {
        return socket.user().id();
    }

    /** Loads them; the supplier is called again if what it returns may be outdated. */
    void load(Supplier<? extends Collection<Long>> rooms) {
        boolean loaded = false;
        while (!loaded) {
            loaded = enter(new HashSet<>(rooms.get()));
        }
    }

    private synchronized boolean enter(Set<Long> loaded) {
        if (outdated) {
            outdated = false;
            return false;
        }
        changedWhileLoading.forEach((roomId, visible) -> {
            if (visible) {
                loaded.add(roomId);
            } else {
                loaded.remove(roomId);
            }
        });
        changedWhileLoading.clear();
        ids = loaded;
        socket.join(roomsOf(loaded));
        return true;
    }

    /** Any of them may have changed: what is being loaded is loaded again. */
    synchronized void outdate() {
        outdated = ids == null;
    }

    /** The ids of those that it sees; none while they are loaded. */
    synchronized Set<Long> ids() {
        return ids == null ? Set.of() : Set.copyOf(ids);
    }

    /** It sees a room from now on, or no longer. */
    synchronized Change set(long roomId, boolean visible) {
        if (ids == null) {
            changedWhileLoading.put(roomId, visible);
            return Change.NONE;
        }
        if (visible) {
            if (!ids.add(roomId)) {
                return Change.KEPT;
            }
            socket.join(room(roomId));
            return Change.GAINED;
        }
        if (!ids.remove(roomId)) {
            return Change.NONE;
        }
        socket.leave(room(roomId));
        return Change.LOST;
    }

    /** The feature is removed. */
    synchronized void end() {
        socket.data().remove(KEY);
        if (ids != null) {
            socket.leave(roomsOf(ids));
            ids.clear();
        }
    }

    private static List<Room> roomsOf(Collection<Long> ids) {
        return ids.stream().map(VisibleRooms::room).toList();
    }
}
