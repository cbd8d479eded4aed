package dev.parlance.catalogue.messenger;

import static dev.parlance.event.ClientEvent.clientEvent;
import static dev.parlance.event.ClientRequest.clientRequest;
import static dev.parlance.event.Limit.Kind.ID;
import static dev.parlance.event.Limit.Kind.NAME;
import static dev.parlance.event.Limit.Kind.TEXT;
import static dev.parlance.event.Limit.Kind.TOKEN;
import static dev.parlance.event.Limit.Kind.URL;
import static dev.parlance.event.ServerEvent.serverEvent;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.parlance.event.ClientEvent;
import dev.parlance.event.ClientRequest;
import dev.parlance.event.Limit;
import dev.parlance.event.ServerEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The events of the messenger. A client connects without credentials, may send {@link #CONF}, must send {@link #AUTH2}, and
 * receives nothing before. Whatever it sends is answered in the ack as {@code {RC, RM, result}}; there is no error event.
 */
public final class MessengerEvents {
    private static final Duration SECOND = Duration.ofSeconds(1);

    /** Stands for every message of the room in {@link MessageDeleted#messageId()}. */
    public static final String ALL_MESSAGES = "_all";

    /**
     * A message was written, or changed: one that comes again with the same id replaces the first. Goes to all members of
     * the room, the sender's own devices too.
     */
    public static final ServerEvent<MessagePayload> MESSAGE = serverEvent("chat message", MessagePayload.class);

    /**
     * A room has changed: its members, its name, its settings. Goes to all of its members,
     * {@link MessengerRoomPayload#shared}.
     */
    public static final ServerEvent<MessengerRoomPayload> ROOM = serverEvent("room", MessengerRoomPayload.class);

    /** A member has read up to a message. Goes to all members of the room, the reader's own devices too. */
    public static final ServerEvent<LastRead> LAST_READ = serverEvent("lastRead", LastRead.class);

    /**
     * A member is typing. Goes to all other members of the room; clients forget it after six seconds, there is no
     * event for having stopped.
     */
    public static final ServerEvent<Typing> TYPING = serverEvent("typing", Typing.class);

    /**
     * A piece of a message that a program is still writing; pieces are put together in their order. Goes to all members of
     * the room. The whole comes as {@link #MESSAGE} in the end.
     */
    public static final ServerEvent<AiStreaming> AI_STREAMING = serverEvent("ai_streaming", AiStreaming.class);

    /** The user has changed their preferences for a room. Goes to the user's other devices. */
    public static final ServerEvent<RoomPref> ROOM_PREF = serverEvent("roomPref", RoomPref.class);

    /** The user has set one of their preferences. Goes to the user's other devices. */
    public static final ServerEvent<MyPrefChange> MY_PREF_CHANGED = serverEvent("myPrefChange", MyPrefChange.class);

    /** The user has deleted one of their preferences: its key, a bare string. Goes to the user's other devices. */
    public static final ServerEvent<String> MY_PREF_DELETED = serverEvent("myPrefDelete", String.class);

    /** Someone was invited into a room. Goes to all devices of who was invited. */
    public static final ServerEvent<Invitation> INVITED = serverEvent("invitation", Invitation.class);

    /** The user hides messages from their own view. Goes to the user's other devices. */
    public static final ServerEvent<UserDeleteMessages> MESSAGES_HIDDEN =
            serverEvent("userDeleteMessages", UserDeleteMessages.class);

    /** A message was deleted for good. Goes to all members of the room. */
    public static final ServerEvent<MessageDeleted> MESSAGE_DELETED =
            serverEvent("messageDeleted", MessageDeleted.class);

    /** An invitation was withdrawn. Goes to all devices of who was invited. */
    public static final ServerEvent<CancelInvitation> INVITATION_CANCELLED =
            serverEvent("cancelInvitation", CancelInvitation.class);

    /** Says how payloads travel from now on. Sent before {@link #AUTH2}, if at all; the ack may be encoded so already. */
    public static final ClientEvent<Conf> CONF = clientEvent("conf", Conf.class);

    /**
     * Says who the client is, as arguments: the token, then headers, which are optional. Answered in the ack with the
     * client that the token stands for; refused with {@code unauthorized}, whereupon the connection ends.
     */
    public static final ClientRequest<Auth2, ClientPayload> AUTH2 =
            clientRequest("auth2", Auth2.class, ClientPayload.class).positional();

    /**
     * Writes a message: all members of the room receive {@link #MESSAGE}. Answered in the ack with the message as stored.
     */
    public static final ClientRequest<SendMessage, MessagePayload> SEND_MESSAGE = clientRequest(
                    "chat message", SendMessage.class, MessagePayload.class)
            .rate(10, SECOND);

    /**
     * Announces that the caller is typing, as the room's bare id or as an object: the others there receive {@link #TYPING}.
     */
    public static final ClientEvent<StartTyping> START_TYPING = clientEvent("typing", StartTyping.class)
            .orText(room -> new StartTyping(room, null))
            .rate(5, SECOND);

    /**
     * Who has read up to where.
     *
     * @param roomId the room
     * @param messageId the last message that the user has read
     * @param memberId the id of the client who has
     */
    public record LastRead(
            @JsonProperty("roomID") String roomId,
            @JsonProperty("messageID") String messageId,
            @JsonProperty("memberID") String memberId) {}

    /**
     * Who is typing.
     *
     * @param room the room
     * @param message what was typed so far, or a word in its place
     * @param sender the id of the client who types; always present if the server sent it
     * @param senderInfo that client; always present if the server sent it
     */
    public record Typing(
            String room,
            @Nullable String message,
            @Nullable String sender,
            @Nullable ClientPayload senderInfo) {}

    /**
     * A piece of a message.
     *
     * @param messageId the id of the message; always present if the server sent it
     * @param room the room
     * @param sender the id of the client that writes
     * @param text the piece, not what came before; never empty
     * @param senderInfo that client
     * @param seq the piece's number
     * @param done whether it is the last
     */
    public record AiStreaming(
            @Nullable String messageId,
            String room,
            String sender,
            String text,
            @Nullable ClientPayload senderInfo,
            @Nullable Integer seq,
            @Nullable Boolean done) {}

    /**
     * A user's preferences for a room.
     *
     * @param room the room
     * @param folder the folder of the user that it is in
     * @param hidden whether it is hidden from the user's list
     * @param muted whether the user gets no notifications of it
     * @param sticky whether it stands on top
     * @param tags the tags that the user gave it
     * @param tagColors the colours of those words
     * @param translation whether it is translated for the user
     */
    public record RoomPref(
            String room,
            @Nullable String folder,
            @Nullable Boolean hidden,
            @Nullable Boolean muted,
            @Nullable Boolean sticky,
            @Nullable List<String> tags,
            @Nullable Map<String, String> tagColors,
            @Nullable Boolean translation) {
        /** These preferences after a change, of which null leaves as it is. */
        public RoomPref changedBy(RoomPref change) {
            return new RoomPref(
                    room,
                    change.folder == null ? folder : change.folder,
                    change.hidden == null ? hidden : change.hidden,
                    change.muted == null ? muted : change.muted,
                    change.sticky == null ? sticky : change.sticky,
                    change.tags == null ? tags : change.tags,
                    change.tagColors == null ? tagColors : change.tagColors,
                    change.translation == null ? translation : change.translation);
        }
    }

    /**
     * A preference.
     *
     * @param data what it is now, any JSON
     * @param key which
     */
    public record MyPrefChange(Object data, String key) {}

    /**
     * Who is invited where by whom.
     *
     * @param invitee who is
     * @param inviter by whom
     * @param room where
     * @param createdAt when
     * @param updatedAt when that was last changed
     * @param createdTimeMs when, in milliseconds since 1970, for clients that read this one
     * @param updatedTimeMs when that was last changed, in milliseconds since 1970
     */
    public record Invitation(
            @Nullable ClientPayload invitee,
            ClientPayload inviter,
            MessengerRoomPayload room,
            Instant createdAt,
            Instant updatedAt,
            @JsonProperty("createdTimeMS") @Nullable Long createdTimeMs,
            @JsonProperty("updatedTimeMS") @Nullable Long updatedTimeMs) {
        /** An invitation of now, with its times as both kinds of clients read them. */
        public static Invitation of(
                ClientPayload invitee, ClientPayload inviter, MessengerRoomPayload room, Instant createdAt) {
            long millis = createdAt.toEpochMilli();
            return new Invitation(invitee, inviter, room, createdAt, createdAt, millis, millis);
        }

        /** The same with a room without what differs from viewer to viewer. */
        Invitation shared() {
            return new Invitation(invitee, inviter, room.shared(), createdAt, updatedAt, createdTimeMs, updatedTimeMs);
        }
    }

    /**
     * What a user hides from their own view.
     *
     * @param room the room
     * @param messages the ids of the messages; may be empty
     * @param isUserDeleteAllMessagesInRoom whether it is all messages of the room, whatever the list says
     */
    public record UserDeleteMessages(String room, List<String> messages, boolean isUserDeleteAllMessagesInRoom) {}

    /**
     * Which message is gone.
     *
     * @param room the room
     * @param messageId the message, or {@link #ALL_MESSAGES}
     */
    public record MessageDeleted(
            String room, @JsonProperty("messageID") String messageId) {}

    /**
     * Which invitation was withdrawn.
     *
     * @param room the room that it was for
     */
    public record CancelInvitation(String room) {}

    /**
     * How payloads travel.
     *
     * @param encoding {@code base64}, or a value that the application defines; null for plain JSON
     */
    public record Conf(@Nullable @Limit(NAME) String encoding) {}

    /**
     * Who the client is.
     *
     * @param token what proves it
     * @param headers what the application wants to know besides
     */
    public record Auth2(
            @Limit(TOKEN) String token, @Nullable Auth2Headers headers) {}

    /**
     * What to say.
     *
     * @param room the room
     * @param message a text, or any JSON that the type asks for
     * @param messageType what it is; null for {@code text}
     * @param key the id of the message that it replaces, of the client's own choice for a new one
     * @param originalUrl where its picture, recording or file is
     * @param thumbnailUrl where a small picture of it is
     * @param width the picture's width in pixels
     * @param height the picture's height in pixels
     * @param duration how long the recording is, in the client's unit
     * @param latitude where the writer is, in degrees
     * @param longitude where the writer is, in degrees
     * @param reply the id of the message that it answers
     * @param sticker the id of a sticker
     * @param extra any JSON of the application's own
     * @param template any JSON of a template
     * @param contents any JSON of a message of several parts
     * @param mentions the ids of clients whom it names
     */
    public record SendMessage(
            @Limit(ID) String room,
            @Limit(TEXT) Object message,
            @Nullable @Limit(NAME) String messageType,
            @JsonProperty("_id") @Nullable @Limit(ID) String key,
            @Nullable @Limit(URL) String originalUrl,
            @Nullable @Limit(URL) String thumbnailUrl,
            @Nullable Integer width,
            @Nullable Integer height,
            @Nullable Long duration,
            @Nullable Double latitude,
            @Nullable Double longitude,
            @Nullable @Limit(ID) String reply,
            @Nullable @Limit(NAME) String sticker,
            @Nullable Object extra,
            @Nullable Object template,
            @Nullable Object contents,
            @Nullable List<@Limit(ID) String> mentions) {}

    /**
     * Where the caller is typing.
     *
     * @param room the room
     * @param message what was typed so far, or a word in its place
     */
    public record StartTyping(
            @Limit(ID) String room, @Nullable @Limit(TEXT) String message) {}

    private MessengerEvents() {}
}
