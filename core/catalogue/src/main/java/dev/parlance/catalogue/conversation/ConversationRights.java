package dev.parlance.catalogue.conversation;

import org.jspecify.annotations.Nullable;

/**
 * Who may do what in a conversation: by default what the conversation's {@link ConversationRoles} say; an application may
 * allow others, such as moderators. Called within a store's transaction: must not block, nor use the store; by many threads.
 */
public interface ConversationRights {
    /** What the roles say. */
    ConversationRights BY_ROLE = new ConversationRights() {};

    /**
     * Whether that user may change, delete and restore the conversation, and give others a role: its owners.
     *
     * @param actor the user as a participant; null if they are none
     */
    default boolean mayChange(Conversation conversation, String actorId, @Nullable Participant actor) {
        return actor != null && actor.role() == ParticipantRole.OWNER;
    }

    /**
     * Whether that user may write.
     *
     * @param actor the user as a participant; null if they are none
     */
    default boolean maySend(Conversation conversation, String actorId, @Nullable Participant actor) {
        return actor != null && conversation.details().roles().of(actor.role()).canSend();
    }

    /**
     * Whether that user may add somebody: with that right, an owner only as an owner; themselves to what is public.
     *
     * @param actor the user as a participant; null if they are none
     */
    default boolean mayAdd(Conversation conversation, String actorId, @Nullable Participant actor, Participant added) {
        if (actor == null) {
            return conversation.details().isPublic() && added.equals(Participant.of(actorId));
        }
        return conversation.details().roles().of(actor.role()).canAddParticipants()
                && (added.role() != ParticipantRole.OWNER || actor.role() == ParticipantRole.OWNER);
    }

    /**
     * Whether that user may remove somebody: with that right, an owner only as an owner; themselves in any case.
     *
     * @param actor the user as a participant; null if they are none
     */
    default boolean mayRemove(
            Conversation conversation, String actorId, @Nullable Participant actor, Participant removed) {
        if (actor == null) {
            return false;
        }
        boolean may = conversation.details().roles().of(actor.role()).canRemoveParticipants()
                && (removed.role() != ParticipantRole.OWNER || actor.role() == ParticipantRole.OWNER);
        return may || removed.profileId().equals(actorId);
    }
}
