package dev.parlance.catalogue.conversation;

import static dev.parlance.event.ClientEvent.clientEvent;
import static dev.parlance.event.ClientRequest.clientRequest;
import static dev.parlance.event.Limit.Kind.ID;
import static dev.parlance.event.Limit.Kind.NAME;
import static dev.parlance.event.ServerEvent.serverEvent;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.parlance.event.ClientEvent;
import dev.parlance.event.ClientRequest;
import dev.parlance.event.Limit;
import dev.parlance.event.ServerEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Conversations, who is in them, and what becomes of their messages. {@link ConversationFeature} emits them when something
 * has changed. A client that missed some of {@link #MESSAGE_EVENT} asks for them with {@link #READ_EVENTS}, which answers
 * with the same objects.
 */
public final class ConversationEvents {
    private static final Duration SECOND = Duration.ofSeconds(1);

    /** A conversation was deleted. Goes to everyone who was in it. */
    public static final ServerEvent<ConversationRef> CONVERSATION_DELETED =
            serverEvent("conversationDeleted", ConversationRef.class);

    /** A conversation was restored. Goes to everyone in it. */
    public static final ServerEvent<ConversationRef> CONVERSATION_UNDELETED =
            serverEvent("conversationUndeleted", ConversationRef.class);

    /** A conversation has another name, description, other roles or another visibility. Goes to everyone in it. */
    public static final ServerEvent<ConversationUpdated> CONVERSATION_UPDATED =
            serverEvent("conversationUpdated", ConversationUpdated.class);

    /**
     * Someone has come into a conversation. Goes to everyone in it, that user too; also to its owner when a conversation is
     * made.
     */
    public static final ServerEvent<ParticipantAdded> PARTICIPANT_ADDED =
            serverEvent("participantAdded", ParticipantAdded.class);

    /** Someone was removed from a conversation. Goes to everyone in it, the removed one too. */
    public static final ServerEvent<ParticipantEvent> PARTICIPANT_REMOVED =
            serverEvent("participantRemoved", ParticipantEvent.class);

    /** Someone is typing. Goes to everyone in the conversation except that user. */
    public static final ServerEvent<ParticipantEvent> PARTICIPANT_TYPING =
            serverEvent("participantTyping", ParticipantEvent.class);

    /** Someone has stopped typing. Goes to everyone in the conversation except that user. */
    public static final ServerEvent<ParticipantEvent> PARTICIPANT_TYPING_OFF =
            serverEvent("participantTypingOff", ParticipantEvent.class);

    /** The user's own profile has changed. Goes to all devices of the user. */
    public static final ServerEvent<ProfileUpdated> PROFILE_UPDATED =
            serverEvent("profileUpdated", ProfileUpdated.class);

    /** A message was sent, delivered or read. Goes to everyone in the conversation, the sender too. */
    public static final ServerEvent<MessageEvent> MESSAGE_EVENT =
            serverEvent("conversationMessageEvent", MessageEvent.class);

    /**
     * Asks for what has become of a conversation's messages, from a number on. Beyond the last event the answer is empty, and
     * {@code next} is the number of the next event that there will be. Refused with {@code validation-failed} for a negative
     * {@code from} and for a {@code limit} that is not 1 to 100, with {@code permission-denied} unless the caller is a
     * participant, and with {@code not-found} if the conversation is deleted.
     */
    public static final ClientRequest<ReadEvents, EventPage> READ_EVENTS = clientRequest(
                    "conversationEvents", ReadEvents.class, EventPage.class)
            .rate(10, SECOND);

    /**
     * Says that a message has reached the caller, or that the caller has read it, which implies that it has reached them; may
     * be repeated. Everyone in the conversation receives {@link #MESSAGE_EVENT}, once for each status. Refused with
     * {@code not-found} for a message that is not in that conversation, and as {@link #READ_EVENTS}.
     */
    public static final ClientEvent<ReportStatus> REPORT_STATUS =
            clientEvent("conversationMessageStatus", ReportStatus.class).rate(50, SECOND);

    /** Keeps a connection awake; clients send it every 60 seconds. It means nothing else and is not answered. */
    public static final ClientEvent<Echo> ECHO = clientEvent("echo", Echo.class);

    /** What a connection is known as. Goes to the socket itself once it is connected. */
    public static final ServerEvent<SocketInfo> SOCKET_INFO = serverEvent("socket.info", SocketInfo.class);

    /** A participant has another role. Goes to everyone in the conversation. */
    public static final ServerEvent<ParticipantUpdated> PARTICIPANT_UPDATED =
            serverEvent("conversation.participantUpdated", ParticipantUpdated.class);

    /** There is a new conversation. Goes to everyone in it. */
    public static final ServerEvent<ConversationCreated> CONVERSATION_CREATED =
            serverEvent("conversation.create", ConversationCreated.class);

    /**
     * Which conversation.
     *
     * @param conversationId the conversation
     * @param createdBy the id of who has done it
     * @param timestamp when
     */
    public record ConversationRef(String conversationId, String createdBy, Instant timestamp) {}

    /**
     * What a conversation is now.
     *
     * @param conversationId the conversation
     * @param createdBy the id of who has changed it
     * @param name shown to users
     * @param description what it is for
     * @param roles the rights of the roles in it
     * @param isPublic whether anyone may come in
     * @param timestamp when it was changed
     * @param eTag what this version of it is known by; opaque
     */
    public record ConversationUpdated(
            String conversationId,
            String createdBy,
            String name,
            @Nullable String description,
            ConversationRoles roles,
            @Nullable Boolean isPublic,
            Instant timestamp,
            @Nullable String eTag) {}

    /**
     * Who has come.
     *
     * @param conversationId the conversation
     * @param createdBy the id of who added the user
     * @param profileId who has
     * @param role the role
     * @param timestamp when
     */
    public record ParticipantAdded(
            String conversationId, String createdBy, String profileId, String role, Instant timestamp) {}

    /**
     * Who was removed, is typing, or no longer.
     *
     * @param conversationId the conversation
     * @param createdBy the id of who has done it
     * @param profileId who it is about
     * @param timestamp when
     */
    public record ParticipantEvent(String conversationId, String createdBy, String profileId, Instant timestamp) {}

    /**
     * A profile.
     *
     * @param eTag what this version of it is known by; opaque
     * @param profile any JSON
     */
    public record ProfileUpdated(String eTag, Object profile) {}

    /**
     * Which events.
     *
     * @param conversationId the conversation
     * @param from the {@code conversationEventId} of the first of them; 0 for all
     * @param limit how many at most
     */
    public record ReadEvents(@Limit(ID) String conversationId, long from, int limit) {}

    /**
     * Some events of a conversation.
     *
     * @param events in the order of their numbers
     * @param next where the next page begins
     */
    public record EventPage(List<MessageEvent> events, long next) {}

    /**
     * What has become of a message for the caller.
     *
     * @param conversationId the conversation
     * @param messageId the message
     * @param status what has
     */
    public record ReportStatus(
            @Limit(ID) String conversationId, @Limit(ID) String messageId, DeliveryStatus status) {}

    /** What a client reports of a message. */
    public enum DeliveryStatus {
        /** It has reached the client. */
        @JsonProperty("delivered")
        DELIVERED,
        /** The user has read it. */
        @JsonProperty("read")
        READ
    }

    /**
     * A keep-alive.
     *
     * @param name a name that the client defines
     * @param payload any JSON
     * @param publishedOn when it was sent, as the client writes times
     */
    public record Echo(
            @Limit(NAME) String name,
            Object payload,
            @Limit(NAME) String publishedOn) {}

    /**
     * What a connection is known as.
     *
     * @param eventId unique among events
     * @param apiSpaceId the application that it belongs to
     * @param accountId the account that it belongs to
     * @param name what the event is called
     * @param socketId the connection
     * @param context what the server knows of it, any JSON
     */
    public record SocketInfo(
            String eventId,
            String apiSpaceId,
            @Nullable Long accountId,
            String name,
            String socketId,
            Object context) {}

    /**
     * Who has another role.
     *
     * @param profileId who
     * @param role the new role
     * @param conversationId where
     */
    public record ParticipantUpdated(String profileId, String role, String conversationId) {}

    /**
     * A new conversation.
     *
     * @param id its id
     * @param name shown to users
     * @param roles the rights of the roles in it
     * @param isPublic whether anyone may come in
     * @param participants who is in it, any JSON each
     */
    public record ConversationCreated(
            String id, String name, ConversationRoles roles, boolean isPublic, List<Object> participants) {}

    private ConversationEvents() {}
}
