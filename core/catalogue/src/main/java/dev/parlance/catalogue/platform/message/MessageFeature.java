package dev.parlance.catalogue.platform.message;

import dev.parlance.catalogue.log.LogDrainer;
import dev.parlance.catalogue.platform.Chat;
import dev.parlance.catalogue.platform.Installations;
import dev.parlance.catalogue.platform.PlatformRooms;
import dev.parlance.catalogue.platform.PlatformUser;
import dev.parlance.catalogue.platform.ServerTime;
import dev.parlance.catalogue.platform.access.ChatMembership;
import dev.parlance.catalogue.platform.order.EventOrder;
import dev.parlance.event.RefusedException;
import dev.parlance.socket.Feature;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Registration;
import dev.parlance.socket.Socket;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What {@link MessageEvents} make happen. The events of one chat are handled one after another, with those of
 * {@link dev.parlance.catalogue.platform.chat.ChatFeature}, so that everyone in its room receives them in the order of the
 * store. Store, membership, rights and listeners are called on the namespace's {@link Namespace#blockingExecutor}. Above
 * {@value EventOrder#MAX_WAITING} waiting events of a chat, further ones are refused with {@code unavailable}; so is
 * what a store cannot do now.
 *
 * <p>A client that is answered {@code timeout} does not know whether its message is stored; if it is, it is broadcast all
 * the same, and so is what was stored and not broadcast because an adapter failed or a server crashed: the store's
 * {@linkplain MessageStore#log log} has it, and another server, or this one after its restart, broadcasts it in the order of the
 * chat. Those that join the chat within a minute from then receive it too. What the other servers' broadcasts do not bring, since the
 * adapter was away or has lost it, is found in a log that servers share some seconds later, and sent to the clients of this server then.
 * Each server sends an entry of the log once; a client that changes the server meanwhile may receive it from both. Installed on
 * several namespaces, it broadcasts to all of them.
 */
public final class MessageFeature implements Feature<PlatformUser> {
    /** How long the store's log is kept, by default. */
    public static final Duration CHANGES_KEPT = Duration.ofDays(7);

    private final ChatMembership chats;
    private final MessageStore messages;
    private final Supplier<String> ids;
    private final MessageBroadcasts broadcasts;
    private volatile MessageRights rights = MessageRights.AUTHOR;
    private volatile Duration changesKept = CHANGES_KEPT;
    private final List<BiConsumer<? super Chat, ? super Message>> listeners = new CopyOnWriteArrayList<>();
    private final Installations<LogDrainer> drainers = new Installations<>();

    /** Stores messages in that store; members of a chat may write and read there. */
    public MessageFeature(ChatMembership chats, MessageStore messages) {
        this(chats, messages, () -> UUID.randomUUID().toString());
    }

    /** The same with other ids. */
    public MessageFeature(ChatMembership chats, MessageStore messages, Supplier<String> ids) {
        this.chats = chats;
        this.messages = messages;
        this.ids = ids;
        this.broadcasts = new MessageBroadcasts(chats, messages);
    }

    /**
     * Calls a listener with each new message, once it is stored and before it is broadcast: to notify those who are not
     * there. The next event of the chat waits for the listener, which may block. If it throws, the sender is answered
     * {@code server-error}, although the message is stored and broadcast.
     */
    public MessageFeature onMessage(BiConsumer<? super Chat, ? super Message> listener) {
        listeners.add(listener);
        return this;
    }

    /**
     * Calls a listener with each new message once it is broadcast, in the order of the chat: to pass it on to clients of another
     * catalogue, or to another system. It is called at least once for each message, also if the server crashes in between: then
     * by another server, or by this one after its restart. What comes next in the chat waits for it; it may block. If it throws,
     * it is called again a little later.
     */
    public MessageFeature onBroadcast(BiConsumer<? super Chat, ? super Message> listener) {
        broadcasts.onCreated(listener);
        return this;
    }

    /** Lets others than authors edit or delete messages, for instance moderators. */
    public MessageFeature rights(MessageRights messageRights) {
        rights = messageRights;
        return this;
    }

    /**
     * How long entries of the store's {@linkplain MessageStore#log log} are kept after they were broadcast, by default {@link
     * #CHANGES_KEPT}: as long as the application reads the log back. The messages themselves are in the store, not in the log,
     * and are not affected.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public MessageFeature keepChanges(Duration age) {
        if (age.isNegative()) {
            throw new IllegalArgumentException("changes cannot be kept for " + age);
        }
        changesKept = age;
        return this;
    }

    /**
     * Posts a message that comes from the application: from a REST call, a bot, or a client of another catalogue. It is stored and
     * broadcast as if its sender had sent it; whether the sender may write there is the application's to ask. Returns when it is
     * broadcast, and may block.
     *
     * @return the stored message: this one, or the one that its sender has sent before with the same {@code clientMessageId}
     * @throws RefusedException with {@code not-found} if there is no such chat
     * @throws IllegalStateException if this is installed on no namespace
     */
    public Message post(Message message) {
        LogDrainer drainer = installedDrainer();
        Chat chat = chats.find(message.chatId());
        if (chat == null) {
            throw RefusedException.notFound("no such chat");
        }
        return broadcasts.sending(message, chat, () -> store(drainer, chat, message));
    }

    /**
     * Broadcasts what the application itself has changed in the store: messages that it has edited or deleted, reactions, and
     * what was read. Returns when it is broadcast, and may block.
     *
     * @throws IllegalStateException if this is installed on no namespace
     */
    public void broadcast(String chatId) {
        installedDrainer().drain(chatId);
    }

    private LogDrainer installedDrainer() {
        return drainers.all().stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("messages are not installed on any namespace"));
    }

    @Override
    public Registration installOn(Namespace<? extends PlatformUser> namespace) {
        EventOrder order = EventOrder.of(namespace, "message");
        MessageRooms rooms = new MessageRooms(namespace, order, messages.log()::epoch);
        LogDrainer drainer = new LogDrainer(messages.log(), namespace, broadcasts::deliver).keep(changesKept);
        MissedBroadcasts missed = new MissedBroadcasts(
                namespace, order, messages.log(), rooms, entry -> broadcasts.deliverHere(entry, rooms));
        return Registration.all(
                broadcasts.add(rooms),
                missed.start(),
                drainers.add(drainer),
                namespace.onRooms(rooms),
                namespace.onConnect(rooms::connected),
                drainer.start(),
                namespace.handleAsync(
                        MessageEvents.SEND,
                        (socket, send) -> inOrder(order, send.chatId(), () -> send(namespace, drainer, socket, send))),
                namespace.onAsync(
                        MessageEvents.REACT,
                        (socket, react) -> inOrder(order, react.chatId(), () -> {
                            check(socket, react.chatId(), react.projectId());
                            react(socket.user().id(), react);
                            // Clients toggle: a second broadcast would undo the first.
                            drainer.drainAndCheckpoint(react.chatId());
                            return null;
                        })),
                namespace.onAsync(
                        MessageEvents.EDIT,
                        (socket, edit) -> inOrder(order, edit.chatId(), () -> {
                            Chat chat = check(socket, edit.chatId(), edit.projectId());
                            edit(namespace, chat, socket.user().id(), edit);
                            return broadcast(drainer, edit.chatId());
                        })),
                namespace.onAsync(
                        MessageEvents.DELETE,
                        (socket, message) -> inOrder(order, message.chatId(), () -> {
                            Chat chat = check(socket, message.chatId(), message.projectId());
                            delete(namespace, chat, socket.user().id(), message);
                            return broadcast(drainer, message.chatId());
                        })),
                namespace.onAsync(MessageEvents.MARK_READ, (socket, read) -> {
                    if (read.messageIds().isEmpty()) {
                        throw RefusedException.invalid("messageIds", "messageIds must not be empty");
                    }
                    return inOrder(order, read.chatId(), () -> {
                        check(socket, read.chatId(), read.projectId());
                        markRead(namespace, socket.user().id(), read);
                        return broadcast(drainer, read.chatId());
                    });
                }));
    }

    private static @Nullable Void broadcast(LogDrainer drainer, String chatId) {
        drainer.drain(chatId);
        return null;
    }

    private static <T> CompletionStage<T> inOrder(EventOrder order, String chatId, Callable<T> task) {
        return order.runBlocking(EventOrder.room(PlatformRooms.chat(chatId)), task);
    }

    private MessageEvents.MessageSent send(
            Namespace<?> namespace,
            LogDrainer drainer,
            Socket<? extends PlatformUser> socket,
            MessageEvents.Send send) {
        Chat chat = check(socket, send.chatId(), send.projectId());
        if (!socket.isIn(PlatformRooms.chat(send.chatId()))) {
            throw RefusedException.permissionDenied("join the chat first");
        }
        return append(namespace, drainer, chat, socket.user().id(), send);
    }

    private MessageEvents.MessageSent append(
            Namespace<?> namespace, LogDrainer drainer, Chat chat, String sender, MessageEvents.Send send) {
        String clientMessageId = send.clientMessageId();
        Message before = clientMessageId == null ? null : messages.findSent(chat.id(), sender, clientMessageId);
        if (before != null) {
            drainer.drain(chat.id());
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
                WellFormedText.of(send.content()),
                send.replyTo(),
                send.mentions() == null ? List.of() : send.mentions(),
                clientMessageId,
                ServerTime.now(namespace),
                null);
        Message stored = broadcasts.sending(message, chat, () -> store(drainer, chat, message));
        // If it is another one, another server was faster.
        return sent(stored, !stored.id().equals(message.id()));
    }

    private Message store(LogDrainer drainer, Chat chat, Message message) {
        Message stored = messages.append(message);
        if (!stored.id().equals(message.id())) {
            return stored;
        }
        try {
            listeners.forEach(listener -> listener.accept(chat, stored));
        } finally {
            drainer.drain(chat.id());
        }
        return stored;
    }

    private static MessageEvents.MessageSent sent(Message message, boolean duplicate) {
        return new MessageEvents.MessageSent(
                message.id(),
                message.createdAt(),
                message.chatId(),
                message.clientMessageId(),
                duplicate ? true : null);
    }

    private void react(String userId, MessageEvents.React react) {
        existing(react.chatId(), react.messageId());
        messages.toggleReaction(react.chatId(), react.messageId(), userId, react.emoji());
    }

    private void edit(Namespace<?> namespace, Chat chat, String userId, MessageEvents.Edit edit) {
        if (!rights.mayEdit(userId, chat, existing(chat.id(), edit.messageId()))) {
            throw RefusedException.permissionDenied("not your message");
        }
        String content = WellFormedText.of(edit.content());
        if (!messages.edit(edit.chatId(), edit.messageId(), content, ServerTime.now(namespace))) {
            throw notFound();
        }
    }

    private void delete(Namespace<?> namespace, Chat chat, String userId, MessageEvents.MessageRef message) {
        if (!rights.mayDelete(userId, chat, existing(chat.id(), message.messageId()))) {
            throw RefusedException.permissionDenied("not your message");
        }
        if (!messages.delete(message.chatId(), message.messageId(), ServerTime.now(namespace))) {
            throw notFound();
        }
    }

    private void markRead(Namespace<?> namespace, String userId, MessageEvents.MarkRead read) {
        List<String> messageIds = List.copyOf(new LinkedHashSet<>(read.messageIds()));
        if (!messages.markRead(read.chatId(), messageIds, userId, ServerTime.now(namespace))) {
            throw notFound();
        }
    }

    private Chat check(Socket<? extends PlatformUser> socket, String chatId, String projectId) {
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
}
