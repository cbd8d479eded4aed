package dev.parlance.catalogue.conversation;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a participant is in a conversation; {@link ConversationRoles} says what each may do. */
public enum ParticipantRole {
    /** Has made it, or shares that standing. */
    @JsonProperty("owner")
    OWNER("owner"),
    /** Everyone else. */
    @JsonProperty("participant")
    PARTICIPANT("participant");

    private final String word;

    ParticipantRole(String word) {
        this.word = word;
    }

    /** As clients know it. */
    public String word() {
        return word;
    }
}
