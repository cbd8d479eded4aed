package dev.parlance.catalogue.platform.message;

import dev.parlance.catalogue.platform.Bounds;
import dev.parlance.catalogue.platform.Chat;
import dev.parlance.catalogue.platform.ChatMembership;
import dev.parlance.catalogue.platform.PlatformUser;
import dev.parlance.catalogue.platform.Rooms;
import dev.parlance.catalogue.platform.Turns;
import dev.parlance.event.RefusedException;
import dev.parlance.socket.Audience;
import dev.parlance.socket.Feature;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Socket;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/**
 * What {@link MessageEvents} make happen. What happens to the messages of one chat happens one after another, so that
 * everyone in its room hears it in the order in which the store has it.
 *
 * <p>A message of whose keeping its room could not be told, as when an adapter failed, is told it when its sender repeats it
 * with the same {@code clientMessageId}; whoever misses it until then finds it in the history.
 */
public final class MessageFeature implements Feature<PlatformUser> {
    private static final int MENTIONS = 100;
    private static final int READ_AT_ONCE = 500;
    private static final int EMOJI = 64;

    private final ChatMembership chats;
    private final MessageStore messages;
    private final Supplier<String> ids;
    private final Clock clock;
    private final Turns order = new Turns();
    private MessageRights rights = MessageRights.AUTHOR;
    private final List<BiConsumer<? super Chat, ? super Message>> listeners = new ArrayList<>();

    /** Keeps messages in that store; members of a chat may write and read there. */
    public MessageFeature(ChatMembership chats, MessageStore messages) {
        this(chats, messages, () -> UUID.randomUUID().toString(), Clock.systemUTC());
    }

    /** The same with ids and a clock of your own; ids have at most 128 characters. */
    public MessageFeature(ChatMembership chats, MessageStore messages, Supplier<String> ids, Clock clock) {
        this.chats = chats;
        this.messages = messages;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Hears of each new message once it is kept and before its room does: for notifications to those who are not there.
     * Call it before installing. The listener holds back its chat; what it throws is told the sender as a failure, though
     * the message is kept and its room hears of it.
     */
    public MessageFeature onMessage(BiConsumer<? super Chat, ? super Message> listener) {
        listeners.add(listener);
        return this;
    }

    /** Lets others than authors edit or delete messages, as moderators. Call it before installing. */
    public MessageFeature rights(MessageRights whoMay) {
        rights = whoMay;
        return this;
    }

    @Override
    public void installOn(Namespace<? extends PlatformUser> namespace) {
        Untold untold = new Untold();
        namespace.handle(MessageEvents.SEND, (socket, send) -> send(namespace, untold, socket, send));
        namespace.on(MessageEvents.REACT, (socket, react) -> {
            Bounds.name("emoji", react.emoji(), EMOJI);
            check(socket, react.chatId(), react.projectId());
            order.run(react.chatId(), () -> react(namespace, socket.user().id(), react));
        });
        namespace.on(MessageEvents.EDIT, (socket, edit) -> {
            Bounds.text("content", edit.content());
            Chat chat = check(socket, edit.chatId(), edit.projectId());
            order.run(chat.id(), () -> edit(namespace, chat, socket.user().id(), edit));
        });
        namespace.on(MessageEvents.DELETE, (socket, message) -> {
            Chat chat = check(socket, message.chatId(), message.projectId());
            order.run(chat.id(), () -> delete(namespace, chat, socket.user().id(), message));
        });
        namespace.on(MessageEvents.MARK_READ, (socket, read) -> {
            Bounds.ids("messageIds", read.messageIds(), READ_AT_ONCE);
            if (read.messageIds().isEmpty()) {
                throw RefusedException.invalid("messageIds", "messageIds must not be empty");
            }
            check(socket, read.chatId(), read.projectId());
            order.run(read.chatId(), () -> markRead(namespace, socket.user().id(), read));
        });
    }

    private MessageEvents.MessageSent send(
            Namespace<?> namespace, Untold untold, Socket<? extends PlatformUser> socket, MessageEvents.Send send) {
        Bounds.text("content", send.content());
        Bounds.id("replyTo", send.replyTo());
        Bounds.ids("mentions", send.mentions(), MENTIONS);
        Bounds.id("clientMessageId", send.clientMessageId());
        Chat chat = check(socket, send.chatId(), send.projectId());
        if (!socket.isIn(Rooms.chat(send.chatId()))) {
            throw RefusedException.permissionDenied("join the chat first");
        }
        return order.call(
                chat.id(), () -> append(namespace, untold, chat, socket.user().id(), send));
    }

    private MessageEvents.MessageSent append(
            Namespace<?> namespace, Untold untold, Chat chat, String sender, MessageEvents.Send send) {
        String clientMessageId = send.clientMessageId();
        Message before = clientMessageId == null ? null : messages.findSent(chat.id(), sender, clientMessageId);
        if (before != null) {
            if (untold.contains(before.id())) {
                untold.tell(before.id(), () -> tell(namespace, chat, before));
            }
            return sent(before, true);
        }
        if (send.replyTo() != null) {
            existing(chat.id(), send.replyTo());
        }
        Message message = new Message(
                ids.get(),
                chat.id(),
                sender,
                send.type(),
                send.content(),
                send.replyTo(),
                send.mentions() == null ? List.of() : send.mentions(),
                clientMessageId,
                now(),
                null);
        Message kept = messages.append(message);
        if (!kept.id().equals(message.id())) {
            // Another server was faster.
            return sent(kept, true);
        }
        try {
            listeners.forEach(listener -> listener.accept(chat, kept));
        } finally {
            untold.tell(kept.id(), () -> tell(namespace, chat, kept));
        }
        return sent(kept, false);
    }

    private static void tell(Namespace<?> namespace, Chat chat, Message message) {
        room(namespace, chat.id())
                .emit(
                        MessageEvents.CREATED,
                        new MessageEvents.MessageNew(
                                MessageEvents.MessagePayload.of(message), MessageEvents.ChatPayload.of(chat)));
    }

    private static MessageEvents.MessageSent sent(Message message, boolean duplicate) {
        return new MessageEvents.MessageSent(
                message.id(),
                message.createdAt(),
                message.chatId(),
                message.clientMessageId(),
                duplicate ? true : null);
    }

    private void react(Namespace<?> namespace, String userId, MessageEvents.React react) {
        existing(react.chatId(), react.messageId());
        messages.toggleReaction(react.chatId(), react.messageId(), userId, react.emoji());
        room(namespace, react.chatId())
                .emit(
                        MessageEvents.REACTED,
                        new MessageEvents.MessageReaction(react.messageId(), react.emoji(), userId, react.chatId()));
    }

    private void edit(Namespace<?> namespace, Chat chat, String userId, MessageEvents.Edit edit) {
        if (!rights.mayEdit(userId, chat, existing(chat.id(), edit.messageId()))) {
            throw RefusedException.permissionDenied("not your message");
        }
        Instant now = now();
        if (!messages.edit(edit.chatId(), edit.messageId(), edit.content(), now)) {
            throw notFound();
        }
        room(namespace, edit.chatId())
                .emit(
                        MessageEvents.EDITED,
                        new MessageEvents.MessageEdited(edit.messageId(), edit.content(), now, edit.chatId()));
    }

    private void delete(Namespace<?> namespace, Chat chat, String userId, MessageEvents.MessageRef message) {
        if (!rights.mayDelete(userId, chat, existing(chat.id(), message.messageId()))) {
            throw RefusedException.permissionDenied("not your message");
        }
        if (!messages.delete(message.chatId(), message.messageId(), now())) {
            throw notFound();
        }
        room(namespace, message.chatId())
                .emit(MessageEvents.DELETED, new MessageEvents.MessageDeleted(message.messageId(), message.chatId()));
    }

    private void markRead(Namespace<?> namespace, String userId, MessageEvents.MarkRead read) {
        List<String> messageIds = List.copyOf(new LinkedHashSet<>(read.messageIds()));
        if (!messages.markRead(read.chatId(), messageIds, userId, now())) {
            throw notFound();
        }
        room(namespace, read.chatId())
                .emit(MessageEvents.READ, new MessageEvents.MessagesRead(read.chatId(), messageIds, userId));
    }

    private Chat check(Socket<? extends PlatformUser> socket, String chatId, String projectId) {
        Bounds.id("chatId", chatId);
        Bounds.id("projectId", projectId);
        Chat chat = chats.find(chatId, projectId, socket.user().id());
        if (chat == null) {
            throw RefusedException.permissionDenied("not a member of this chat");
        }
        return chat;
    }

    private Message existing(String chatId, String messageId) {
        Message message = messages.find(chatId, messageId);
        if (message == null) {
            throw notFound();
        }
        return message;
    }

    private static RefusedException notFound() {
        return RefusedException.notFound("no such message in this chat");
    }

    private static Audience room(Namespace<?> namespace, String chatId) {
        return namespace.to(Rooms.chat(chatId));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
