package dev.parlance.catalogue.conversation;

import dev.parlance.event.RefusedException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody is about to do in a conversation, and whether they may: a {@link ConversationStore} asks that within the
 * transaction, so that nobody does anything who has lost the right to in between.
 *
 * @param conversationId the conversation
 * @param actorId who does it
 * @param at when, to the millisecond
 * @param check refuses what may not be done
 */
public record ConversationAction(String conversationId, String actorId, Instant at, Check check) {
    /** Refuses what may not be done. Must not block, nor use a store. */
    @FunctionalInterface
    public interface Check {
        /**
         * Returns if it may be done.
         *
         * @param conversation the conversation now; deleted ones too
         * @param actor the participant who does it; null for somebody who is none
         * @throws RefusedException if it may not
         */
        void check(Conversation conversation, @Nullable Participant actor);
    }

    /**
     * Checks it.
     *
     * @param conversation the conversation now; null if there is none
     * @param actor the participant who does it; null for somebody who is none
     * @return the conversation
     * @throws RefusedException if it may not be done, with {@code permission-denied} if there is no such conversation
     */
    public Conversation checked(@Nullable Conversation conversation, @Nullable Participant actor) {
        if (conversation == null) {
            throw ConversationRefusals.notParticipant();
        }
        check.check(conversation, actor);
        return conversation;
    }
}
