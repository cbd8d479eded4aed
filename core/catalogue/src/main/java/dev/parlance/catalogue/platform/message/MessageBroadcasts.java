package dev.parlance.catalogue.platform.message;

import dev.parlance.catalogue.log.LogEntry;
import dev.parlance.catalogue.platform.Chat;
import dev.parlance.catalogue.platform.Installations;
import dev.parlance.catalogue.platform.access.ChatMembership;
import dev.parlance.event.ServerEvent;
import dev.parlance.socket.Registration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

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
        String chatId = entry.stream();
        List<String> details = entry.details();
        switch (entry.type()) {
            case MessageChanges.CREATED -> created(chatId, details.get(0));
            case MessageChanges.EDITED -> edited(chatId, details.get(0));
            case MessageChanges.DELETED ->
                emit(chatId, MessageEvents.DELETED, new MessageEvents.MessageDeleted(details.get(0), chatId));
            case MessageChanges.READ ->
                emit(
                        chatId,
                        MessageEvents.READ,
                        new MessageEvents.MessagesRead(chatId, details.subList(1, details.size()), details.get(0)));
            case MessageChanges.REACTED ->
                emit(
                        chatId,
                        MessageEvents.REACTED,
                        new MessageEvents.MessageReaction(details.get(0), details.get(2), details.get(1), chatId));
            default -> {
                // A server of a later version, which shares the log, delivers it.
            }
        }
    }

    private void created(String chatId, String messageId) {
        Sent sent = sending.get(messageId);
        if (sent != null) {
            emit(chatId, MessageEvents.CREATED, payload(sent.message, sent.chat));
            notifyListeners(sent.chat, sent.message);
            return;
        }
        Message message = messages.find(chatId, messageId);
        Chat chat = message == null ? null : chats.find(chatId);
        if (message != null && chat != null) {
            MessageEvents.MessageNew late = payload(message, chat);
            namespaces.forEach(rooms -> rooms.emitLate(chatId, late));
            notifyListeners(chat, message);
        }
    }

    private void notifyListeners(Chat chat, Message message) {
        listeners.forEach(listener -> listener.accept(chat, message));
    }

    private void edited(String chatId, String messageId) {
        Message message = messages.find(chatId, messageId);
        Instant editedAt = message == null ? null : message.editedAt();
        if (message != null && editedAt != null) {
            emit(
                    chatId,
                    MessageEvents.EDITED,
                    new MessageEvents.MessageEdited(messageId, message.content(), editedAt, chatId));
        }
    }

    private <P> void emit(String chatId, ServerEvent<P> event, P payload) {
        namespaces.forEach(rooms -> rooms.emit(chatId, event, payload));
    }

    private static MessageEvents.MessageNew payload(Message message, Chat chat) {
        return new MessageEvents.MessageNew(
                MessageEvents.MessagePayload.of(message), MessageEvents.ChatPayload.of(chat));
    }
}
