package dev.parlance.catalogue.conversation;

/**
 * What who may do in a conversation.
 *
 * @param owner who made it
 * @param participant everyone else in it
 */
public record ConversationRoles(Privileges owner, Privileges participant) {
    /**
     * What one may do.
     *
     * @param canSend whether he may write
     * @param canAddParticipants whether he may let others in
     * @param canRemoveParticipants whether he may remove others
     */
    public record Privileges(boolean canSend, boolean canAddParticipants, boolean canRemoveParticipants) {}
}
