package dev.parlance.catalogue.platform.custom;

import static dev.parlance.catalogue.platform.ErrorEvents.ERROR;
import static dev.parlance.event.ClientEvent.clientEvent;
import static dev.parlance.event.ClientRequest.clientRequest;
import static dev.parlance.event.Limit.Kind.ID;
import static dev.parlance.event.Limit.Kind.NAME;
import static dev.parlance.event.Limit.Kind.TEXT;
import static dev.parlance.event.ServerEvent.serverEvent;
import static dev.parlance.event.ServerEventPattern.serverEvents;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import dev.parlance.event.ClientEvent;
import dev.parlance.event.ClientRequest;
import dev.parlance.event.Limit;
import dev.parlance.event.ServerEvent;
import dev.parlance.event.ServerEventPattern;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code custom:*} — messages between the clients of one application whose meaning the server does not know. Everything
 * here is refused with {@code permission-denied} unless the caller is a member of the project that it names.
 */
public final class CustomEvents {
    private static final Duration SECOND = Duration.ofSeconds(1);

    /** Someone sent {@link #SEND_EVENT}. Goes to everyone in the project except the caller. */
    public static final ServerEvent<EventSent> EVENT_SENT = serverEvent("custom:event", EventSent.class);

    /**
     * Someone sent {@link #BROADCAST}, under the name that it carries: {@code BROADCAST_SENT.named("move")} is
     * {@code custom:move}. Goes to everyone in the room that it names, else in the project, except the caller. The names of
     * the other events here are reserved, so that none can be forged.
     */
    public static final ServerEventPattern<BroadcastSent> BROADCAST_SENT = serverEvents(
                    "custom:<event>", BroadcastSent.class)
            .reserving("event", "message", "presence", "typing", "joined", "left", "file:shared");

    /** The caller is in that room. Goes to the caller only. */
    public static final ServerEvent<RoomRef> JOINED = serverEvent("custom:joined", RoomRef.class);

    /** The caller has left that room. Goes to the caller only. */
    public static final ServerEvent<RoomRef> LEFT = serverEvent("custom:left", RoomRef.class);

    /** Someone has written to this user. Goes to all devices of that user. */
    public static final ServerEvent<MessageReceived> MESSAGE_RECEIVED =
            serverEvent("custom:message", MessageReceived.class);

    /** The status of a user has changed. Goes to everyone in the project except the caller. */
    public static final ServerEvent<PresenceChanged> PRESENCE_CHANGED =
            serverEvent("custom:presence", PresenceChanged.class);

    /** Someone is typing, or no longer. Goes to everyone in the project except the caller. */
    public static final ServerEvent<TypingChanged> TYPING_CHANGED = serverEvent("custom:typing", TypingChanged.class);

    /** Someone shares a file. Goes to the recipients that it names, else to the project. */
    public static final ServerEvent<FileShared> FILE_SHARED = serverEvent("custom:file:shared", FileShared.class);

    /** Sends anything to a project: everyone else in it receives {@link #EVENT_SENT} with the same members. */
    public static final ClientEvent<SendEvent> SEND_EVENT =
            clientEvent("custom:event", SendEvent.class).refusedBy(ERROR).rate(20, SECOND);

    /**
     * Sends anything under a name to a project, or a room in it: they receive {@link #BROADCAST_SENT}. Refused with
     * {@code validation-failed} if the name is reserved.
     */
    public static final ClientEvent<Broadcast> BROADCAST =
            clientEvent("custom:broadcast", Broadcast.class).refusedBy(ERROR).rate(20, SECOND);

    /**
     * Joins a custom room of the project that the connection works in. Answered by {@link #JOINED}.
     */
    public static final ClientRequest<RoomRef, RoomRef> JOIN = clientRequest(
                    "custom:join", RoomRef.class, RoomRef.class)
            .answeredBy(JOINED)
            .refusedBy(ERROR);

    /** Leaves such a room. Answered by {@link #LEFT}, also if the caller was not there. */
    public static final ClientRequest<RoomRef, RoomRef> LEAVE = clientRequest(
                    "custom:leave", RoomRef.class, RoomRef.class)
            .answeredBy(LEFT)
            .refusedBy(ERROR);

    /**
     * Writes to one user, who receives {@link #MESSAGE_RECEIVED}. Refused with {@code permission-denied} unless caller and
     * user share a project.
     */
    public static final ClientEvent<SendMessage> SEND_MESSAGE =
            clientEvent("custom:message", SendMessage.class).refusedBy(ERROR).rate(10, SECOND);

    /** Sets the status of the caller: the project receives {@link #PRESENCE_CHANGED}. */
    public static final ClientEvent<SetPresence> SET_PRESENCE =
            clientEvent("custom:presence", SetPresence.class).refusedBy(ERROR).rate(5, SECOND);

    /** Announces that the caller is typing, or no longer: the project receives {@link #TYPING_CHANGED}. */
    public static final ClientEvent<SetTyping> SET_TYPING =
            clientEvent("custom:typing", SetTyping.class).refusedBy(ERROR).rate(5, SECOND);

    /** Shares a file: its recipients, or the project, receive {@link #FILE_SHARED}. */
    public static final ClientEvent<ShareFile> SHARE_FILE =
            clientEvent("custom:file:share", ShareFile.class).refusedBy(ERROR).rate(5, SECOND);

    /**
     * An event of any content.
     *
     * @param projectId the project that receives it
     * @param members all other members of the object, any JSON
     */
    public record SendEvent(
            @Limit(ID) String projectId,
            @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> members) {
        public SendEvent {
            members = OpenMembers.without(members, "projectId");
        }
    }

    /**
     * An event of any content, and its sender.
     *
     * @param projectId the project
     * @param sender the id of the user who sent it; always present if the server sent it
     * @param timestamp when; always present if the server sent it
     * @param members all other members of the object, any JSON; never one of the others
     */
    public record EventSent(
            String projectId,
            @Nullable String sender,
            @Nullable Instant timestamp,
            @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> members) {
        public EventSent {
            members = OpenMembers.without(members, "projectId", "sender", "timestamp");
        }

        /** The event of that user. */
        public static EventSent of(SendEvent event, String sender, Instant at) {
            return new EventSent(event.projectId(), sender, at, event.members());
        }
    }

    /**
     * Any content, under a name.
     *
     * @param projectId the project that receives it
     * @param event the name, without {@code custom:}
     * @param payload any JSON
     * @param room the room that receives it instead; null for the whole project
     */
    public record Broadcast(
            @Limit(ID) String projectId,
            @Limit(ID) String event,
            @Nullable Object payload,
            @Nullable @Limit(ID) String room) {}

    /**
     * Any content that was sent under a name, and its sender.
     *
     * @param members the members of the payload, any JSON; never {@code sender} or {@code timestamp}
     * @param sender the id of the user who sent it
     * @param timestamp when
     */
    public record BroadcastSent(
            @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> members, String sender, Instant timestamp) {
        public BroadcastSent {
            members = OpenMembers.without(members, "sender", "timestamp");
        }

        /** The broadcast of that user; a payload that is not an object becomes the member {@code payload}. */
        public static BroadcastSent of(Broadcast broadcast, String sender, Instant at) {
            return new BroadcastSent(OpenMembers.of(broadcast.payload()), sender, at);
        }
    }

    /**
     * Which room.
     *
     * @param room its name within the project
     */
    public record RoomRef(@Limit(ID) String room) {}

    /**
     * A message to a user.
     *
     * @param targetUserId the id of the user
     * @param message any JSON
     * @param type a value that the application defines; null for {@code text}
     */
    public record SendMessage(
            @Limit(ID) String targetUserId,
            @Limit(TEXT) Object message,
            @Nullable @Limit(NAME) String type) {}

    /**
     * A message from a user.
     *
     * @param from the id of the user who has
     * @param message any JSON
     * @param type a value that the application defines
     * @param timestamp when
     */
    public record MessageReceived(String from, Object message, String type, Instant timestamp) {}

    /**
     * The status of the caller.
     *
     * @param projectId the project that receives it
     * @param status a value that the application defines
     * @param metadata any JSON
     */
    public record SetPresence(
            @Limit(ID) String projectId,
            @Limit(NAME) String status,
            @Nullable Object metadata) {}

    /**
     * The status of a user.
     *
     * @param userId who
     * @param status a value that the application defines
     * @param metadata any JSON
     * @param timestamp since when
     */
    public record PresenceChanged(
            String userId,
            String status,
            @Nullable Object metadata,
            @Nullable Instant timestamp) {}

    /**
     * Whether the caller is typing.
     *
     * @param projectId the project that receives it
     * @param isTyping false if no longer
     * @param context where, as a value that the application defines
     */
    public record SetTyping(
            @Limit(ID) String projectId,
            boolean isTyping,
            @Nullable @Limit(NAME) String context) {}

    /**
     * Whether somebody is typing.
     *
     * @param userId who
     * @param isTyping false if no longer
     * @param context where, as a value that the application defines
     */
    public record TypingChanged(
            String userId, boolean isTyping, @Nullable String context) {}

    /**
     * Which file to share with whom.
     *
     * @param projectId the project
     * @param fileId the file
     * @param fileName the name shown to users
     * @param recipients the ids of the users to share it with; null for the whole project
     */
    public record ShareFile(
            @Limit(ID) String projectId,
            @Limit(ID) String fileId,
            @Limit(NAME) String fileName,
            @Limit(entries = 100) @Nullable List<@Limit(ID) String> recipients) {}

    /**
     * Which file is shared by whom.
     *
     * @param projectId the project
     * @param fileId the file
     * @param fileName the name shown to users
     * @param sharedBy the id of the user who shares it
     * @param recipients the ids of the users whom it is shared with; absent for the whole project
     * @param timestamp when
     */
    public record FileShared(
            String projectId,
            String fileId,
            String fileName,
            String sharedBy,
            @Nullable List<String> recipients,
            Instant timestamp) {}

    private CustomEvents() {}
}
