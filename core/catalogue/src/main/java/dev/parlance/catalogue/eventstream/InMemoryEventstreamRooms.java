package dev.parlance.catalogue.eventstream;

import dev.parlance.catalogue.eventstream.EventstreamRoomPayload.RoomType;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rooms in memory, as long as the process lives: to start with, and for tests. Public rooms are seen by everybody, private ones
 * by their members. May be used from any thread.
 */
public final class InMemoryEventstreamRooms implements EventstreamRooms {
    private final Map<Long, Entry> entries = new LinkedHashMap<>();

    private static final class Entry {
        private final Map<String, Viewer> members = new HashMap<>();
        private @Nullable EventstreamRoomPayload room;
    }

    /** What is a member's alone; no number if nothing is. */
    private record Viewer(@Nullable Integer unread, boolean isModerator, boolean isPinned) {
        static final Viewer LIKE_OTHERS = new Viewer(null, false, false);
    }

    /**
     * Adds a room, or changes it.
     *
     * @param room as those see it of whom {@link #view} says nothing
     */
    public synchronized InMemoryEventstreamRooms put(EventstreamRoomPayload room) {
        entry(room.roomId()).room = room;
        return this;
    }

    /** Adds members to a room, which need not be there yet. */
    public synchronized InMemoryEventstreamRooms add(long roomId, String... userIds) {
        for (String userId : userIds) {
            entry(roomId).members.putIfAbsent(userId, Viewer.LIKE_OTHERS);
        }
        return this;
    }

    /** Removes a member from a room; does nothing if the user is none. */
    public synchronized InMemoryEventstreamRooms remove(long roomId, String userId) {
        entry(roomId).members.remove(userId);
        return this;
    }

    /** Makes a user a member of a room, and says what is theirs alone in how they see it. */
    public synchronized InMemoryEventstreamRooms view(
            long roomId, String userId, int unread, boolean isModerator, boolean isPinned) {
        entry(roomId).members.put(userId, new Viewer(unread, isModerator, isPinned));
        return this;
    }

    /** Deletes a room; does nothing if there is none. */
    public synchronized InMemoryEventstreamRooms delete(long roomId) {
        entries.remove(roomId);
        return this;
    }

    private Entry entry(long roomId) {
        return entries.computeIfAbsent(roomId, id -> new Entry());
    }

    @Override
    public synchronized Collection<Long> roomsOf(String userId) {
        return entries.entrySet().stream()
                .filter(entry -> view(entry.getValue(), userId) != null)
                .map(Map.Entry::getKey)
                .toList();
    }

    @Override
    public synchronized Map<String, EventstreamRoomPayload> views(long roomId, Collection<String> userIds) {
        Map<String, EventstreamRoomPayload> views = new HashMap<>();
        Entry entry = entries.get(roomId);
        if (entry != null) {
            for (String userId : List.copyOf(userIds)) {
                EventstreamRoomPayload view = view(entry, userId);
                if (view != null) {
                    views.put(userId, view);
                }
            }
        }
        return views;
    }

    private static @Nullable EventstreamRoomPayload view(Entry entry, String userId) {
        EventstreamRoomPayload room = entry.room;
        if (room == null || room.roomType() != RoomType.PUBLIC && !entry.members.containsKey(userId)) {
            return null;
        }
        Viewer viewer = entry.members.getOrDefault(userId, Viewer.LIKE_OTHERS);
        return viewer.unread == null ? room : room.seenBy(viewer.unread, viewer.isModerator, viewer.isPinned);
    }
}
