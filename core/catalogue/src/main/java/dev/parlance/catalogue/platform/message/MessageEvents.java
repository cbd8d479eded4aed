package dev.parlance.catalogue.platform.message;

import static dev.parlance.catalogue.platform.ErrorEvents.ERROR;
import static dev.parlance.event.ClientEvent.clientEvent;
import static dev.parlance.event.ClientRequest.clientRequest;
import static dev.parlance.event.Limit.Kind.ID;
import static dev.parlance.event.Limit.Kind.NAME;
import static dev.parlance.event.Limit.Kind.TEXT;
import static dev.parlance.event.ServerEvent.serverEvent;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.parlance.catalogue.platform.Chat;
import dev.parlance.event.ClientEvent;
import dev.parlance.event.ClientRequest;
import dev.parlance.event.Limit;
import dev.parlance.event.ServerEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code message:*}, {@code messages:*} — the messages of a chat. Everything that a client sends here is refused with
 * {@code permission-denied} unless the caller is a member of that chat in that project, and with {@code not-found} for a
 * message that is not (or no longer) in it.
 */
public final class MessageEvents {
    private static final Duration SECOND = Duration.ofSeconds(1);

    /** The caller's message is stored. Goes to the caller only. */
    public static final ServerEvent<MessageSent> SENT = serverEvent("message:sent", MessageSent.class);

    /**
     * A message was written. Goes to everyone in the chat's room, the sender's sockets too, in the order in which messages
     * are stored; clients recognise one that they already have by its {@code _id}.
     */
    public static final ServerEvent<MessageNew> CREATED = serverEvent("message:new", MessageNew.class);

    /** Someone added a reaction, or removed the same reaction: clients toggle it. Goes to everyone in the chat's room. */
    public static final ServerEvent<MessageReaction> REACTED = serverEvent("message:reaction", MessageReaction.class);

    /** A message was edited by its author, or by another user who may. Goes to everyone in the chat's room. */
    public static final ServerEvent<MessageEdited> EDITED = serverEvent("message:edited", MessageEdited.class);

    /** A message was deleted by its author, or by another user who may. Goes to everyone in the chat's room. */
    public static final ServerEvent<MessageDeleted> DELETED = serverEvent("message:deleted", MessageDeleted.class);

    /** Someone has read messages. Goes to everyone in the chat's room. */
    public static final ServerEvent<MessagesRead> READ = serverEvent("messages:read", MessagesRead.class);

    /**
     * Writes a message. It is stored first, then sent to the room as {@link #CREATED}, and answered by {@link #SENT}.
     * Refused with {@code permission-denied} unless this socket has joined the chat. With a {@code clientMessageId} it may
     * be sent again safely: it is stored and sent to the room once, and the answer has {@code duplicate}.
     */
    public static final ClientRequest<Send, MessageSent> SEND = clientRequest(
                    "message:send", Send.class, MessageSent.class)
            .answeredBy(SENT)
            .refusedBy(ERROR)
            .rate(10, SECOND);

    /** Adds a reaction to a message; the same emoji again removes it. The room receives {@link #REACTED}. */
    public static final ClientEvent<React> REACT =
            clientEvent("message:react", React.class).refusedBy(ERROR).rate(10, SECOND);

    /** Edits a message of the caller, or one that the caller may edit. The room receives {@link #EDITED}. */
    public static final ClientEvent<Edit> EDIT =
            clientEvent("message:edit", Edit.class).refusedBy(ERROR).rate(10, SECOND);

    /** Deletes a message of the caller, or one that the caller may delete. The room receives {@link #DELETED}. */
    public static final ClientEvent<MessageRef> DELETE =
            clientEvent("message:delete", MessageRef.class).refusedBy(ERROR).rate(10, SECOND);

    /** Marks messages as read by the caller; may be repeated. The room receives {@link #READ}. */
    public static final ClientEvent<MarkRead> MARK_READ =
            clientEvent("messages:mark:read", MarkRead.class).refusedBy(ERROR).rate(20, SECOND);

    /**
     * A message to be written.
     *
     * @param chatId the chat
     * @param projectId the project that it belongs to
     * @param type what the content is
     * @param content the text, or a URL; half a surrogate pair becomes U+FFFD
     * @param replyTo the message of this chat that it answers
     * @param mentions the ids of the users whom it mentions
     * @param clientMessageId the id that the client gives this message, by which a repeat is recognised
     */
    public record Send(
            @Limit(ID) String chatId,
            @Limit(ID) String projectId,
            MessageType type,
            @Limit(value = TEXT, notBlank = true) String content,
            @Nullable @Limit(ID) String replyTo,
            @Limit(entries = 100) @Nullable List<@Limit(ID) String> mentions,
            @Nullable @Limit(ID) String clientMessageId) {}

    /**
     * A reaction.
     *
     * @param chatId the chat
     * @param projectId the project that it belongs to
     * @param messageId the message
     * @param emoji the reaction
     */
    public record React(
            @Limit(ID) String chatId,
            @Limit(ID) String projectId,
            @Limit(ID) String messageId,
            @Limit(value = NAME, max = 64, notBlank = true) String emoji) {}

    /**
     * A new content.
     *
     * @param chatId the chat
     * @param projectId the project that it belongs to
     * @param messageId the message
     * @param content as that of a new message
     */
    public record Edit(
            @Limit(ID) String chatId,
            @Limit(ID) String projectId,
            @Limit(ID) String messageId,
            @Limit(value = TEXT, notBlank = true) String content) {}

    /**
     * Which message.
     *
     * @param chatId the chat
     * @param projectId the project that it belongs to
     * @param messageId the message
     */
    public record MessageRef(
            @Limit(ID) String chatId,
            @Limit(ID) String projectId,
            @Limit(ID) String messageId) {}

    /**
     * Which messages were read.
     *
     * @param chatId the chat
     * @param projectId the project that it belongs to
     * @param messageIds the messages; at least one
     */
    public record MarkRead(
            @Limit(ID) String chatId,
            @Limit(ID) String projectId,
            @Limit(entries = 500) List<@Limit(ID) String> messageIds) {}

    /**
     * Which message was stored.
     *
     * @param messageId its id from now on
     * @param timestamp when it was written
     * @param chatId the chat
     * @param clientMessageId the id that the client gave it
     * @param duplicate true if it had been sent before; else absent
     */
    public record MessageSent(
            String messageId,
            Instant timestamp,
            @Nullable String chatId,
            @Nullable String clientMessageId,
            @Nullable Boolean duplicate) {}

    /**
     * A message and its chat.
     *
     * @param message the message
     * @param chat its chat
     */
    public record MessageNew(MessagePayload message, ChatPayload chat) {}

    /**
     * A message on the wire.
     *
     * @param id its id
     * @param content the text, or a URL
     * @param sender the id of the user who wrote it
     * @param chat the id of its chat
     * @param type what the content is
     * @param replyTo the message that it answers
     * @param mentions the ids of the users whom it mentions; absent if there are none
     * @param createdAt when it was written
     */
    public record MessagePayload(
            @JsonProperty("_id") String id,
            String content,
            String sender,
            String chat,
            MessageType type,
            @Nullable String replyTo,
            @Nullable List<String> mentions,
            Instant createdAt) {
        /** That message. */
        public static MessagePayload of(Message message) {
            return new MessagePayload(
                    message.id(),
                    message.content(),
                    message.sender(),
                    message.chatId(),
                    message.type(),
                    message.replyTo(),
                    message.mentions().isEmpty() ? null : message.mentions(),
                    message.createdAt());
        }
    }

    /**
     * A chat on the wire.
     *
     * @param id its id
     * @param name shown to users
     * @param type a value that the application defines
     */
    public record ChatPayload(@JsonProperty("_id") String id, String name, String type) {
        /** That chat. */
        public static ChatPayload of(Chat chat) {
            return new ChatPayload(chat.id(), chat.name(), chat.type());
        }
    }

    /**
     * Who reacted to what, and how.
     *
     * @param messageId the message
     * @param emoji the reaction
     * @param userId who
     * @param chatId the chat
     */
    public record MessageReaction(
            String messageId,
            String emoji,
            String userId,
            @Nullable String chatId) {}

    /**
     * The new content of a message.
     *
     * @param messageId the message
     * @param content the new content
     * @param editedAt when it was edited
     * @param chatId the chat
     */
    public record MessageEdited(
            String messageId,
            String content,
            Instant editedAt,
            @Nullable String chatId) {}

    /**
     * Which message was deleted.
     *
     * @param messageId the message
     * @param chatId the chat
     */
    public record MessageDeleted(String messageId, @Nullable String chatId) {}

    /**
     * Who has read what.
     *
     * @param chatId the chat
     * @param messageIds the messages
     * @param readBy who
     */
    public record MessagesRead(String chatId, List<String> messageIds, String readBy) {}

    private MessageEvents() {}
}
