package dev.parlance.catalogue.social;

import dev.parlance.catalogue.platform.order.EventOrder;
import dev.parlance.event.RefusedException;
import java.util.Collection;
import java.util.Set;

/** Who receives what happens in a chat, as the application answers now. */
record SocialParticipants(SocialChats chats) {
    /** The key in whose order the events of a chat are handled. */
    static EventOrder.Key orderOf(String chatId) {
        return new EventOrder.Key("social-chat", chatId);
    }

    /** Those in a chat; nobody if there is no such chat. */
    Collection<String> of(String chatId) {
        Collection<String> members = chats.members(chatId);
        return members == null ? Set.of() : members;
    }

    /** Those in a chat, if that user is one of them. */
    Collection<String> with(String chatId, String userId) {
        Collection<String> members = chats.members(chatId);
        if (members == null) {
            throw RefusedException.notFound("no such chat");
        }
        if (!members.contains(userId)) {
            throw RefusedException.permissionDenied("not in this chat");
        }
        return members;
    }
}
