package dev.parlance.catalogue.platform.message;

import dev.parlance.catalogue.log.LogEntry;
import dev.parlance.catalogue.platform.Chat;
import dev.parlance.catalogue.platform.Installations;
import dev.parlance.catalogue.platform.access.ChatMembership;
import dev.parlance.socket.Registration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Broadcasts what the log of a store has, as {@link MessageChanges} says, to all namespaces of a feature. */
final class MessageBroadcasts {
    private final ChatMembership chats;
    private final MessageStore messages;
    private final Installations<MessageRooms> namespaces = new Installations<>();

    /** By their ids, messages that are being sent here: they need not be read from the store. */
    private final Map<String, Sent> sending = new ConcurrentHashMap<>();

    private final List<BiConsumer<? super Chat, ? super Message>> listeners = new CopyOnWriteArrayList<>();

    private record Sent(Message message, Chat chat) {}

    MessageBroadcasts(ChatMembership chats, MessageStore messages) {
        this.chats = chats;
        this.messages = messages;
    }

    Registration add(MessageRooms rooms) {
        return namespaces.add(rooms);
    }

    void onCreated(BiConsumer<? super Chat, ? super Message> listener) {
        listeners.add(listener);
    }

    /** Runs what stores a message and has it broadcast. */
    Message sending(Message message, Chat chat, Supplier<Message> task) {
        sending.put(message.id(), new Sent(message, chat));
        try {
            return task.get();
        } finally {
            sending.remove(message.id());
        }
    }

    /** Broadcasts an entry of the log. */
    void deliver(LogEntry entry) {
        if (entry.type().equals(MessageChanges.CREATED)) {
            created(entry);
            return;
        }
        MessageChange<?> change = change(entry);
        if (change != null) {
            namespaces.forEach(rooms -> rooms.emit(entry, change));
        }
    }

    /** Sends the members on this server an entry that another server has broadcast, unless they have been sent it. */
    void deliverHere(LogEntry entry, MessageRooms rooms) {
        Sent stored = entry.type().equals(MessageChanges.CREATED) ? stored(entry) : null;
        MessageChange<?> change = stored == null ? change(entry) : created(payload(stored));
        if (change != null) {
            rooms.emitHere(entry, change);
        }
    }

    private void created(LogEntry entry) {
        Sent known = sending.get(entry.details().get(0));
        Sent created = known == null ? stored(entry) : known;
        if (created == null) {
            return;
        }
        MessageEvents.MessageNew payload = payload(created);
        if (known == null && entry.isLate()) {
            namespaces.forEach(rooms -> rooms.keepLate(entry, payload));
        }
        namespaces.forEach(rooms -> rooms.emit(entry, created(payload)));
        listeners.forEach(listener -> listener.accept(created.chat, created.message));
    }

    /** The message that was created, from the store; null if it or its chat has been deleted. */
    private @Nullable Sent stored(LogEntry entry) {
        Message message = messages.find(entry.stream(), entry.details().get(0));
        Chat chat = message == null ? null : chats.find(entry.stream());
        return message == null || chat == null ? null : new Sent(message, chat);
    }

    private static MessageChange<?> created(MessageEvents.MessageNew payload) {
        return new MessageChange<>(MessageEvents.CREATED, payload);
    }

    /** Any other change; null if there is nothing to tell. */
    private @Nullable MessageChange<?> change(LogEntry entry) {
        String chatId = entry.stream();
        List<String> details = entry.details();
        return switch (entry.type()) {
            case MessageChanges.EDITED -> edited(chatId, details.get(0));
            case MessageChanges.DELETED ->
                new MessageChange<>(MessageEvents.DELETED, new MessageEvents.MessageDeleted(details.get(0), chatId));
            case MessageChanges.READ ->
                new MessageChange<>(
                        MessageEvents.READ,
                        new MessageEvents.MessagesRead(chatId, details.subList(1, details.size()), details.get(0)));
            case MessageChanges.REACTED ->
                new MessageChange<>(
                        MessageEvents.REACTED,
                        new MessageEvents.MessageReaction(details.get(0), details.get(2), details.get(1), chatId));
            // A server of a later version, which shares the log, delivers it.
            default -> null;
        };
    }

    private @Nullable MessageChange<?> edited(String chatId, String messageId) {
        Message message = messages.find(chatId, messageId);
        Instant editedAt = message == null ? null : message.editedAt();
        return message == null || editedAt == null
                ? null
                : new MessageChange<>(
                        MessageEvents.EDITED,
                        new MessageEvents.MessageEdited(messageId, message.content(), editedAt, chatId));
    }

    private static MessageEvents.MessageNew payload(Sent created) {
        return new MessageEvents.MessageNew(
                MessageEvents.MessagePayload.of(created.message), MessageEvents.ChatPayload.of(created.chat));
    }
}
