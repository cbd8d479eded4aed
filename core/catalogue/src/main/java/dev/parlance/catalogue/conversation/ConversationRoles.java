package dev.parlance.catalogue.conversation;

/**
 * The rights of the roles in a conversation.
 *
 * @param owner who made it
 * @param participant everyone else in it
 */
public record ConversationRoles(Privileges owner, Privileges participant) {
    /** Owners may do everything, everyone else may write. */
    public static final ConversationRoles DEFAULT =
            new ConversationRoles(new Privileges(true, true, true), new Privileges(true, false, false));

    /** The rights of that role. */
    public Privileges of(ParticipantRole role) {
        return role == ParticipantRole.OWNER ? owner : participant;
    }

    /**
     * What users of a role may do.
     *
     * @param canSend whether they may write
     * @param canAddParticipants whether they may add others
     * @param canRemoveParticipants whether they may remove others
     */
    public record Privileges(boolean canSend, boolean canAddParticipants, boolean canRemoveParticipants) {}
}
