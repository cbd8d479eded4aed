package dev.parlance.catalogue.platform.message;

import dev.parlance.catalogue.platform.Chat;

/**
 * Who may change messages: by default their authors; an application may allow others, such as moderators. Called only for
 * members of the chat. May block; used by many threads.
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
