package dev.parlance.catalogue.conversation;

import org.jspecify.annotations.Nullable;

/** What must be so for somebody to do something in a conversation. */
final class ConversationChecks {
    private ConversationChecks() {}

    /** Whether the rights allow it. */
    @FunctionalInterface
    interface Right {
        boolean allows(Conversation conversation, @Nullable Participant actor);
    }

    /** The user has the right, and the conversation is not deleted. */
    static ConversationAction.Check allowed(Right right) {
        return (conversation, actor) -> {
            checkRight(right, conversation, actor);
            if (conversation.isDeleted()) {
                throw ConversationRefusals.deleted();
            }
        };
    }

    /** The user is a participant, and the conversation is not deleted. */
    static ConversationAction.Check participant() {
        return allowed((conversation, actor) -> actor != null);
    }

    /** As {@link #allowed}; and if an eTag is given, the conversation still has it. */
    static ConversationAction.Check unchanged(@Nullable String eTag, Right right) {
        ConversationAction.Check allowed = allowed(right);
        return (conversation, actor) -> {
            allowed.check(conversation, actor);
            checkETag(eTag, conversation);
        };
    }

    /** The user has the right, and the conversation is deleted and still has the eTag, if one is given. */
    static ConversationAction.Check deleted(@Nullable String eTag, Right right) {
        return (conversation, actor) -> {
            checkRight(right, conversation, actor);
            if (!conversation.isDeleted()) {
                throw ConversationRefusals.notDeleted();
            }
            checkETag(eTag, conversation);
        };
    }

    private static void checkRight(Right right, Conversation conversation, @Nullable Participant actor) {
        if (!right.allows(conversation, actor)) {
            throw actor == null ? ConversationRefusals.notParticipant() : ConversationRefusals.notAllowed();
        }
    }

    private static void checkETag(@Nullable String eTag, Conversation conversation) {
        if (eTag != null && !eTag.equals(conversation.eTag())) {
            throw ConversationRefusals.staleETag();
        }
    }
}
