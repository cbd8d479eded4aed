package dev.parlance.catalogue.social;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Who is in which chat: what {@link SocialFeature} asks of an application. It is asked anew for whatever is sent to a chat, so a
 * change counts from the next event on. May block; used by many threads.
 */
public interface SocialChats {
    /**
     * The ids of those in a chat.
     *
     * @param chatId maybe what a client sent, an id within the server's limits
     * @return null if there is no such chat
     */
    @Nullable
    Collection<String> members(String chatId);

    /** The ids of the chats that a user is in, in the order in which others are notified of the user's presence. */
    Collection<String> chatsOf(String userId);
}
