package dev.parlance.catalogue.conversation;

/**
 * Somebody in a conversation.
 *
 * @param profileId the id of the user
 * @param role what the user is there
 */
public record Participant(String profileId, ParticipantRole role) {
    /** An ordinary participant. */
    public static Participant of(String profileId) {
        return new Participant(profileId, ParticipantRole.PARTICIPANT);
    }

    /** An owner. */
    public static Participant owner(String profileId) {
        return new Participant(profileId, ParticipantRole.OWNER);
    }
}
