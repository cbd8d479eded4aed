package dev.parlance.catalogue.messenger;

import dev.parlance.catalogue.messenger.MessengerEvents.RoomPref;

/** Stores what users prefer, for a room and at all. Methods may block and are used by many threads. */
public interface MessengerPreferences {
    /**
     * Changes a user's preferences for a room: what is null stays as it is.
     *
     * @return all of them now
     */
    RoomPref put(String userId, RoomPref change);

    /**
     * Sets one of a user's preferences.
     *
     * @param data any JSON, as plain Java values
     */
    void put(String userId, String key, Object data);

    /** Deletes one of a user's preferences; false if it was not set. */
    boolean delete(String userId, String key);
}
