package dev.parlance.catalogue.messenger;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Keeps rooms in memory, as long as the process lives: to start with, and for tests. Any thread. */
public final class InMemoryMessengerRooms implements MessengerRooms {
    private final Map<String, MessengerRoomPayload> rooms = new ConcurrentHashMap<>();

    /** Adds a room, or changes it; then {@link MessengerFeature#roomChanged} is due. */
    public InMemoryMessengerRooms put(MessengerRoomPayload room) {
        rooms.put(room.key(), room);
        return this;
    }

    /** Removes a room; does nothing if it is not there. */
    public InMemoryMessengerRooms remove(String roomId) {
        rooms.remove(roomId);
        return this;
    }

    @Override
    public @Nullable MessengerRoomPayload find(String roomId) {
        return rooms.get(roomId);
    }
}
