package dev.parlance.catalogue.social;

import org.jspecify.annotations.Nullable;

/** Stores up to where users have read chats. Methods may block; used by many threads. */
public interface SocialReadMarkers {
    /**
     * Sets a user's marker in a chat, unless there is a later one.
     *
     * @return the marker that is there now: this one, or the later one
     */
    SocialReadMarker advance(String chatId, String userId, SocialReadMarker marker);

    /** A user's marker in a chat; null if the user has not read it. */
    @Nullable
    SocialReadMarker find(String chatId, String userId);
}
