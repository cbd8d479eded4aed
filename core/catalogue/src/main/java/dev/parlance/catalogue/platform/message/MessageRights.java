package dev.parlance.catalogue.platform.message;

import dev.parlance.catalogue.platform.Chat;

/**
 * Who may change messages: their authors, unless an application says otherwise, as for moderators. Asked only for members
 * of the chat. May block; used by many threads.
 */
public interface MessageRights {
    /** Only a message's author edits and deletes it. */
    MessageRights AUTHOR = new MessageRights() {};

    /** Whether that user may edit that message. */
    default boolean mayEdit(String userId, Chat chat, Message message) {
        return message.sender().equals(userId);
    }

    /** Whether that user may delete that message. */
    default boolean mayDelete(String userId, Chat chat, Message message) {
        return message.sender().equals(userId);
    }
}
