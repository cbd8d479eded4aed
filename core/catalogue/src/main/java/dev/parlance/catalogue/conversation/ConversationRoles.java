package dev.parlance.catalogue.conversation;

/**
 * The rights of the roles in a conversation.
 *
 * @param owner who made it
 * @param participant everyone else in it
 */
public record ConversationRoles(Privileges owner, Privileges participant) {
    /**
     * What users of a role may do.
     *
     * @param canSend whether they may write
     * @param canAddParticipants whether they may add others
     * @param canRemoveParticipants whether they may remove others
     */
    public record Privileges(boolean canSend, boolean canAddParticipants, boolean canRemoveParticipants) {}
}
