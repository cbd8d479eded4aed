package dev.parlance.catalogue.messenger;

import dev.parlance.catalogue.messenger.MessengerEvents.RoomPref;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Stores preferences in memory, as long as the process lives: to start with, and for tests. */
public final class InMemoryMessengerPreferences implements MessengerPreferences {
    private final Map<Key, RoomPref> ofRooms = new ConcurrentHashMap<>();
    private final Map<Key, Object> general = new ConcurrentHashMap<>();

    private record Key(String userId, String name) {}

    @Override
    public RoomPref put(String userId, RoomPref change) {
        return ofRooms.merge(new Key(userId, change.room()), change, RoomPref::changedBy);
    }

    @Override
    public void put(String userId, String key, Object data) {
        general.put(new Key(userId, key), data);
    }

    @Override
    public boolean delete(String userId, String key) {
        return general.remove(new Key(userId, key)) != null;
    }
}
