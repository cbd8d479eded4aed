package dev.parlance.catalogue.messenger;

import dev.parlance.catalogue.messenger.MessengerEvents.RoomPref;
import java.util.List;
import java.util.Map;

/**
 * Stores what users prefer, for a room and at all. Methods may block and are used by many threads. The messenger changes
 * preferences; the application reads them, for a device that is new or was away.
 */
public interface MessengerPreferences {
    /**
     * Changes a user's preferences for a room: what is null stays as it is. Of changes at the same time none is lost.
     *
     * @return all of them now
     */
    RoomPref put(String userId, RoomPref change);

    /**
     * Sets one of a user's preferences.
     *
     * @param data any JSON but null, as plain Java values
     */
    void put(String userId, String key, Object data);

    /** Deletes one of a user's preferences; false if it was not set. */
    boolean delete(String userId, String key);

    /**
     * Reads a user's preferences for rooms, one entry for each room that has any, in no particular order. Rooms that the user has
     * left may be among them.
     */
    List<RoomPref> ofRooms(String userId);

    /** Reads a user's other preferences by their keys, each as plain Java values; empty if none is set. */
    Map<String, Object> all(String userId);
}
