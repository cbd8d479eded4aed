package dev.parlance.catalogue.conversation;

import dev.parlance.event.RefusedException;

/** With what is refused what may not be done in a conversation. */
final class ConversationRefusals {
    private ConversationRefusals() {}

    /** What does not exist, and what the user may not see, are refused alike. */
    static RefusedException notParticipant() {
        return RefusedException.permissionDenied("not a participant of this conversation");
    }

    static RefusedException notAllowed() {
        return RefusedException.permissionDenied("the role in this conversation does not allow it");
    }

    static RefusedException deleted() {
        return RefusedException.notFound("this conversation is deleted");
    }

    static RefusedException notDeleted() {
        return RefusedException.conflict("this conversation is not deleted");
    }

    static RefusedException idTaken() {
        return RefusedException.conflict("there is a conversation of that id");
    }

    static RefusedException staleETag() {
        return RefusedException.conflict("it has changed since: the eTag is another");
    }

    static RefusedException noSuchMessage() {
        return RefusedException.notFound("no such message in this conversation");
    }

    static RefusedException messageOfAnother() {
        return RefusedException.conflict("somebody else has sent a message of that id");
    }

    static RefusedException noSuchParticipant() {
        return RefusedException.notFound("no such participant in this conversation");
    }

    static RefusedException participantAlready() {
        return RefusedException.conflict("a participant of this conversation already");
    }
}
