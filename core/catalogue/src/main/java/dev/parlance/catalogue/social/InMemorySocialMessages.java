package dev.parlance.catalogue.social;

import dev.parlance.catalogue.social.SocialEvents.LastMessage;
import dev.parlance.catalogue.social.SocialEvents.MessagePayload;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The last message of each chat in memory, as long as the process lives: to start with, and for tests. */
public final class InMemorySocialMessages implements SocialMessages {
    private final Map<String, LastMessage> last = new ConcurrentHashMap<>();

    /** Adds a message; it is the last of its chat unless another was written later. */
    public InMemorySocialMessages add(MessagePayload message) {
        last.merge(
                message.chat(),
                message.toLastMessage(),
                (before, added) -> added.at().isBefore(before.at()) ? before : added);
        return this;
    }

    @Override
    public @Nullable LastMessage last(String chatId) {
        return last.get(chatId);
    }
}
