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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code custom:*} — what clients of one application tell each other without the server knowing what it means. Everything
 * here is refused with {@code permission-denied} unless the caller is a member of the project that it names.
 */
public final class CustomEvents {
    /** Someone sent {@link #SEND_EVENT}. Goes to everyone in the project but the caller. */
    public static final ServerEvent<EventSent> EVENT_SENT = serverEvent("custom:event", EventSent.class);

    /**
     * Someone sent {@link #BROADCAST}, under the name that he gave it: {@code BROADCAST_SENT.named("move")} is
     * {@code custom:move}. Goes to everyone in the room that he named, else in the project, but the caller. What the other
     * events here are called is reserved, so that none can be forged.
     */
    public static final ServerEventPattern<BroadcastSent> BROADCAST_SENT = serverEvents(
                    "custom:<event>", BroadcastSent.class)
            .reserving("event", "message", "presence", "typing", "joined", "left", "file:shared");

    /** The caller is in that room. Goes to the caller only. */
    public static final ServerEvent<RoomRef> JOINED = serverEvent("custom:joined", RoomRef.class);

    /** The caller has left that room. Goes to the caller only. */
    public static final ServerEvent<RoomRef> LEFT = serverEvent("custom:left", RoomRef.class);

    /** Someone has written to this user. Goes to all of his devices. */
    public static final ServerEvent<MessageReceived> MESSAGE_RECEIVED =
            serverEvent("custom:message", MessageReceived.class);

    /** Someone is in another state. Goes to everyone in the project but the caller. */
    public static final ServerEvent<PresenceChanged> PRESENCE_CHANGED =
            serverEvent("custom:presence", PresenceChanged.class);

    /** Someone is typing, or no longer. Goes to everyone in the project but the caller. */
    public static final ServerEvent<TypingChanged> TYPING_CHANGED = serverEvent("custom:typing", TypingChanged.class);

    /** Someone shares a file. Goes to the recipients that he named, else to the project. */
    public static final ServerEvent<FileShared> FILE_SHARED = serverEvent("custom:file:shared", FileShared.class);

    /** Tells a project anything: everyone else in it hears {@link #EVENT_SENT} with the same members. */
    public static final ClientEvent<SendEvent> SEND_EVENT =
            clientEvent("custom:event", SendEvent.class).refusedBy(ERROR);

    /**
     * Tells a project, or a room in it, anything under a name of its own: they hear {@link #BROADCAST_SENT}. Refused with
     * {@code validation-failed} if the name is reserved.
     */
    public static final ClientEvent<Broadcast> BROADCAST =
            clientEvent("custom:broadcast", Broadcast.class).refusedBy(ERROR);

    /**
     * Joins a room of the application's own, within the project that the connection works in. Answered by {@link #JOINED}.
     */
    public static final ClientRequest<RoomRef, RoomRef> JOIN = clientRequest(
                    "custom:join", RoomRef.class, RoomRef.class)
            .answeredBy(JOINED)
            .refusedBy(ERROR);

    /** Leaves such a room. Answered by {@link #LEFT}, also where the caller was not there. */
    public static final ClientRequest<RoomRef, RoomRef> LEAVE = clientRequest(
                    "custom:leave", RoomRef.class, RoomRef.class)
            .answeredBy(LEFT)
            .refusedBy(ERROR);

    /**
     * Writes to one user: he hears {@link #MESSAGE_RECEIVED}. Refused with {@code permission-denied} unless caller and user
     * share a project.
     */
    public static final ClientEvent<SendMessage> SEND_MESSAGE =
            clientEvent("custom:message", SendMessage.class).refusedBy(ERROR);

    /** Says in which state the caller is: the project hears {@link #PRESENCE_CHANGED}. */
    public static final ClientEvent<SetPresence> SET_PRESENCE =
            clientEvent("custom:presence", SetPresence.class).refusedBy(ERROR);

    /** Says that the caller is typing, or no longer: the project hears {@link #TYPING_CHANGED}. */
    public static final ClientEvent<SetTyping> SET_TYPING =
            clientEvent("custom:typing", SetTyping.class).refusedBy(ERROR);

    /** Shares a file: its recipients, or the project, hear {@link #FILE_SHARED}. */
    public static final ClientEvent<ShareFile> SHARE_FILE =
            clientEvent("custom:file:share", ShareFile.class).refusedBy(ERROR);

    /**
     * Anything.
     *
     * @param projectId whom to tell it
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
     * Anything, and who told it.
     *
     * @param projectId the project
     * @param sender the id of the user who told it; always there if the server sent it
     * @param timestamp when; always there if the server sent it
     * @param members all other members of the object, any JSON; never one of those above
     */
    public record EventSent(
            String projectId,
            @Nullable String sender,
            @Nullable Instant timestamp,
            @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> members) {
        public EventSent {
            members = OpenMembers.without(members, "projectId", "sender", "timestamp");
        }

        /** What that user has told. */
        public static EventSent of(SendEvent event, String sender, Instant at) {
            return new EventSent(event.projectId(), sender, at, event.members());
        }
    }

    /**
     * Anything, under a name.
     *
     * @param projectId whom to tell it
     * @param event the name, without {@code custom:}
     * @param payload any JSON
     * @param room a room to tell it instead; null for the whole project
     */
    public record Broadcast(
            @Limit(ID) String projectId,
            @Limit(ID) String event,
            @Nullable Object payload,
            @Nullable @Limit(ID) String room) {}

    /**
     * Anything that was told under a name, and who told it.
     *
     * @param members the payload's own members, any JSON; never one of those below
     * @param sender the id of the user who told it
     * @param timestamp when
     */
    public record BroadcastSent(
            @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> members, String sender, Instant timestamp) {
        public BroadcastSent {
            members = OpenMembers.without(members, "sender", "timestamp");
        }

        /** What that user has told; a payload that is no object becomes the member {@code payload}. */
        public static BroadcastSent of(Broadcast broadcast, String sender, Instant at) {
            return new BroadcastSent(OpenMembers.of(broadcast.payload()), sender, at);
        }
    }

    /**
     * Which room.
     *
     * @param room what the application calls it
     */
    public record RoomRef(@Limit(ID) String room) {}

    /**
     * What to write to whom.
     *
     * @param targetUserId the id of the user
     * @param message any JSON
     * @param type a word of the application's own; null for {@code text}
     */
    public record SendMessage(
            @Limit(ID) String targetUserId,
            @Limit(TEXT) Object message,
            @Nullable @Limit(NAME) String type) {}

    /**
     * What somebody has written.
     *
     * @param from the id of the user who has
     * @param message any JSON
     * @param type a word of the application's own
     * @param timestamp when
     */
    public record MessageReceived(String from, Object message, String type, Instant timestamp) {}

    /**
     * In which state the caller is.
     *
     * @param projectId whom to tell it
     * @param status a word of the application's own
     * @param metadata any JSON
     */
    public record SetPresence(
            @Limit(ID) String projectId,
            @Limit(NAME) String status,
            @Nullable Object metadata) {}

    /**
     * In which state somebody is.
     *
     * @param userId who
     * @param status a word of the application's own
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
     * @param projectId whom to tell it
     * @param isTyping false if he no longer is
     * @param context where, in a word of the application's own
     */
    public record SetTyping(
            @Limit(ID) String projectId,
            boolean isTyping,
            @Nullable @Limit(NAME) String context) {}

    /**
     * Whether somebody is typing.
     *
     * @param userId who
     * @param isTyping false if he no longer is
     * @param context where, in a word of the application's own
     */
    public record TypingChanged(
            String userId, boolean isTyping, @Nullable String context) {}

    /**
     * Which file to share with whom.
     *
     * @param projectId the project
     * @param fileId the file
     * @param fileName for people to read
     * @param recipients the ids of the users to share it with; null for the whole project
     */
    public record ShareFile(
            @Limit(ID) String projectId,
            @Limit(ID) String fileId,
            @Limit(NAME) String fileName,
            @Nullable List<@Limit(ID) String> recipients) {}

    /**
     * Which file is shared by whom.
     *
     * @param projectId the project
     * @param fileId the file
     * @param fileName for people to read
     * @param sharedBy the id of the user who shares it
     * @param recipients the ids of the users whom it is shared with; left out for the whole project
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
