package dev.parlance.catalogue.social;

import static dev.parlance.event.ClientEvent.clientEvent;
import static dev.parlance.event.Limit.Kind.ID;
import static dev.parlance.event.ServerEvent.serverEvent;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.parlance.event.ClientEvent;
import dev.parlance.event.Limit;
import dev.parlance.event.ServerEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who is online and typing, and what happens in chats. Everything that a client sends here is refused as one of
 * {@link SocialErrorEvents}: {@code not-found} if there is no such chat, {@code permission-denied} if the user is not in
 * it.
 */
public final class SocialEvents {
    private static final Duration SECOND = Duration.ofSeconds(1);

    /**
     * A user is online: their first socket has connected. Goes to the others in each of the user's chats, once for each
     * chat, naming only those of the user's chats that the receiver is in too.
     */
    public static final ServerEvent<Presence> USER_ONLINE = serverEvent("user-online", Presence.class);

    /**
     * A user is no longer online: their last socket has disconnected, and none has connected in time. Goes as
     * {@link #USER_ONLINE}.
     */
    public static final ServerEvent<Presence> USER_OFFLINE = serverEvent("user-offline", Presence.class);

    /** Someone is typing. Goes to the others in the chat. */
    public static final ServerEvent<Typing> TYPING_STARTED = serverEvent("typing-started", Typing.class);

    /**
     * Someone has stopped typing: announced it, was silent for a while, or has gone offline. Goes to the others in the
     * chat.
     */
    public static final ServerEvent<Typing> TYPING_STOPPED = serverEvent("typing-stopped", Typing.class);

    /** Someone has read a chat. Goes to everyone in it, the reader's own devices too. */
    public static final ServerEvent<MessagesRead> MESSAGES_READ = serverEvent("messages-read", MessagesRead.class);

    /** A message was written. Goes to everyone in the chat except its sender. */
    public static final ServerEvent<MessageEvent> MESSAGE_RECEIVED =
            serverEvent("messages-received", MessageEvent.class);

    /** The user's own message was stored. Goes to all devices of its sender. */
    public static final ServerEvent<MessageEvent> MESSAGE_SENT = serverEvent("messages-sent", MessageEvent.class);

    /** There is a new chat. Goes to everyone in it. */
    public static final ServerEvent<ChatRef> CHAT_CREATED = serverEvent("chat-created", ChatRef.class);

    /** Someone has come into a chat. Goes to everyone in it, that user too. */
    public static final ServerEvent<ChatJoined> CHAT_JOINED = serverEvent("chat-joined", ChatJoined.class);

    /** Someone was removed from a chat. Goes to everyone in it, the removed one too. */
    public static final ServerEvent<ChatParticipantRemoved> CHAT_PARTICIPANT_REMOVED =
            serverEvent("chat-participant-removed", ChatParticipantRemoved.class);

    /** A chat was deleted. Goes to everyone who was in it. */
    public static final ServerEvent<ChatDeleted> CHAT_DELETED = serverEvent("chat-deleted", ChatDeleted.class);

    /** Announces that the caller is typing: the others in the chat receive {@link #TYPING_STARTED}. */
    public static final ClientEvent<InChat> START_TYPING =
            clientEvent("typing-started", InChat.class).rate(5, SECOND);

    /** Announces that the caller has stopped typing: the others in the chat receive {@link #TYPING_STOPPED}. */
    public static final ClientEvent<InChat> STOP_TYPING =
            clientEvent("typing-stopped", InChat.class).rate(5, SECOND);

    /** Announces that the caller has read a chat: everyone in it receives {@link #MESSAGES_READ}. */
    public static final ClientEvent<InChat> READ_MESSAGES =
            clientEvent("messages-read", InChat.class).rate(20, SECOND);

    /**
     * In which chat.
     *
     * @param chat the id of the chat
     */
    public record InChat(@Limit(ID) String chat) {}

    /**
     * Who is online, or no longer.
     *
     * @param user who
     * @param chats the ids of the chats that the user and the receiver share
     * @param chat the id of that chat for which this was sent
     */
    public record Presence(
            SocialUserPayload user,
            List<String> chats,
            @Nullable String chat) {}

    /**
     * Who is typing, or no longer.
     *
     * @param user who
     * @param chat the id of the chat
     */
    public record Typing(SocialUserPayload user, String chat) {}

    /**
     * Who has read a chat.
     *
     * @param user who
     * @param chat the id of the chat
     * @param lastReadAt when
     * @param lastMessage the last message that the user has read
     */
    public record MessagesRead(SocialUserPayload user, String chat, Instant lastReadAt, LastMessage lastMessage) {}

    /**
     * A message, in short.
     *
     * @param id its id
     * @param user the id of the user who wrote it
     * @param chat the id of its chat
     * @param content the text
     * @param at when it was written
     */
    public record LastMessage(@JsonProperty("_id") String id, String user, String chat, String content, Instant at) {}

    /**
     * A message.
     *
     * @param message the message
     */
    public record MessageEvent(MessagePayload message) {}

    /**
     * A message on the wire.
     *
     * @param id its id
     * @param user who wrote it
     * @param chat the id of its chat
     * @param reel the id of the reel that it is about
     * @param content the text
     * @param at when it was written
     */
    public record MessagePayload(
            @JsonProperty("_id") String id,
            SocialUserPayload user,
            String chat,
            @Nullable String reel,
            String content,
            Instant at) {
        /** The same message, in short. */
        public LastMessage toLastMessage() {
            return new LastMessage(id, user.id(), chat, content, at);
        }
    }

    /**
     * Which chat.
     *
     * @param chat the id of the chat
     */
    public record ChatRef(String chat) {}

    /**
     * Who has come into a chat.
     *
     * @param chat the id of the chat
     * @param admin who added the user
     * @param user who has come
     */
    public record ChatJoined(
            String chat,
            @Nullable SocialUserPayload admin,
            @Nullable SocialUserPayload user) {}

    /**
     * Who was removed from a chat.
     *
     * @param chat the id of the chat
     * @param user the id of the user who was
     */
    public record ChatParticipantRemoved(String chat, String user) {}

    /**
     * Which chat was deleted.
     *
     * @param chat the id of the chat
     * @param user the id of the user who deleted it
     * @param event the id of the event that the chat was for
     */
    public record ChatDeleted(
            String chat, String user, @Nullable String event) {}

    private SocialEvents() {}
}
