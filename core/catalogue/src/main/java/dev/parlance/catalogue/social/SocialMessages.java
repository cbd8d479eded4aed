package dev.parlance.catalogue.social;

import dev.parlance.catalogue.social.SocialEvents.LastMessage;
import org.jspecify.annotations.Nullable;

/** The messages of chats, which an application stores: what {@link SocialFeature} asks of it. May block; used by many threads. */
@FunctionalInterface
public interface SocialMessages {
    /**
     * The last message of a chat.
     *
     * @param chatId the id of a chat that there is
     * @return null if it has none
     */
    @Nullable
    LastMessage last(String chatId);
}
