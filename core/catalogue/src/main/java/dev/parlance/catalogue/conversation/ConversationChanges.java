package dev.parlance.catalogue.conversation;

import dev.parlance.catalogue.conversation.ConversationEvents.DeliveryStatus;
import dev.parlance.catalogue.log.LogEntry;
import java.time.Instant;
import java.util.List;

/**
 * The entries that a {@link ConversationStore} appends to its logs. They have ids, roles and times only: nothing is kept in them of
 * what users write.
 */
public final class ConversationChanges {
    /** A message was sent. See {@link #message}. */
    public static final String MESSAGE_SENT = "conversationMessage.sent";

    /** A message was delivered. See {@link #status}. */
    public static final String MESSAGE_DELIVERED = "conversationMessage.delivered";

    /** A message was read. See {@link #status}. */
    public static final String MESSAGE_READ = "conversationMessage.read";

    /** There is a new conversation. See {@link #action}. */
    public static final String CREATED = "conversation.create";

    /** A conversation has other details. See {@link #action}. */
    public static final String UPDATED = "conversationUpdated";

    /** A conversation was deleted. See {@link #action}. */
    public static final String DELETED = "conversationDeleted";

    /** A conversation was restored. See {@link #action}. */
    public static final String UNDELETED = "conversationUndeleted";

    /** Somebody has come into a conversation. See {@link #participant}. */
    public static final String ADDED = "participantAdded";

    /** Somebody was removed from a conversation. See {@link #participant}. */
    public static final String REMOVED = "participantRemoved";

    /** A participant has another role. See {@link #participant}. */
    public static final String ROLE_CHANGED = "conversation.participantUpdated";

    /** A profile has changed. The details are the time. */
    public static final String PROFILE_UPDATED = "profileUpdated";

    private static final String CONVERSATION = "conversation:";
    private static final String PROFILE = "profile:";

    private ConversationChanges() {}

    /** The stream of what happens to a conversation. */
    public static String conversation(String conversationId) {
        return CONVERSATION + conversationId;
    }

    /** The stream of what happens to a user's profile. */
    public static String profile(String profileId) {
        return PROFILE + profileId;
    }

    /** The id of the conversation, or of the user, whose stream that is. */
    static String id(String stream) {
        return stream.substring(stream.indexOf(':') + 1);
    }

    /** The type of an entry for that status. */
    public static String type(DeliveryStatus status) {
        return status == DeliveryStatus.READ ? MESSAGE_READ : MESSAGE_DELIVERED;
    }

    /** The details of a message: the time, and the ids of the event and of the message. */
    public static List<String> message(String eventId, String messageId, Instant at) {
        return List.of(at.toString(), eventId, messageId);
    }

    /** The details of a status: the time, and the ids of the event, of the message and of the participant. */
    public static List<String> status(String eventId, String messageId, String profileId, Instant at) {
        return List.of(at.toString(), eventId, messageId, profileId);
    }

    /** The details of what somebody has done to a conversation: the time, and their id. */
    public static List<String> action(String actorId, Instant at) {
        return List.of(at.toString(), actorId);
    }

    /** The details of what somebody has done with a participant: the time, their id, the participant's id and the role. */
    public static List<String> participant(String actorId, Instant at, Participant participant) {
        return List.of(
                at.toString(),
                actorId,
                participant.profileId(),
                participant.role().name());
    }

    /** The id of the event of a message that an entry stands for. */
    static String eventId(LogEntry entry) {
        return entry.details().get(1);
    }

    /** When it has happened. */
    static Instant at(LogEntry entry) {
        return Instant.parse(entry.details().get(0));
    }
}
