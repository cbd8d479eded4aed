package dev.parlance.catalogue.messenger;

import dev.parlance.catalogue.messenger.MessengerEvents.RoomPref;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Stores preferences in memory, as long as the process lives: to start with, and for tests. */
public final class InMemoryMessengerPreferences implements MessengerPreferences {
    private final Map<String, OfUser> users = new ConcurrentHashMap<>();

    private record OfUser(Map<String, RoomPref> rooms, Map<String, Object> general) {
        static final OfUser NONE = new OfUser(Map.of(), Map.of());

        OfUser() {
            this(new ConcurrentHashMap<>(), new ConcurrentHashMap<>());
        }
    }

    private OfUser changing(String userId) {
        return users.computeIfAbsent(userId, id -> new OfUser());
    }

    private OfUser reading(String userId) {
        return users.getOrDefault(userId, OfUser.NONE);
    }

    @Override
    public RoomPref put(String userId, RoomPref change) {
        return changing(userId).rooms().merge(change.room(), change, RoomPref::changedBy);
    }

    @Override
    public void put(String userId, String key, Object data) {
        changing(userId).general().put(key, data);
    }

    @Override
    public boolean delete(String userId, String key) {
        OfUser user = users.get(userId);
        return user != null && user.general().remove(key) != null;
    }

    @Override
    public List<RoomPref> ofRooms(String userId) {
        return List.copyOf(reading(userId).rooms().values());
    }

    @Override
    public Map<String, Object> all(String userId) {
        return Map.copyOf(reading(userId).general());
    }
}
