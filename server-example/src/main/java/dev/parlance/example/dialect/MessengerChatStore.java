package dev.parlance.example.dialect;

import dev.parlance.catalogue.jdbc.DuplicateKeyException;
import dev.parlance.catalogue.log.InMemoryOrderedLog;
import dev.parlance.catalogue.log.OrderedLog;
import dev.parlance.catalogue.messenger.MessagePayload;
import dev.parlance.catalogue.messenger.MessengerChanges;
import dev.parlance.catalogue.messenger.MessengerStore;
import dev.parlance.catalogue.messenger.ReadMarker;
import dev.parlance.catalogue.messenger.StoredMessage;
import dev.parlance.catalogue.platform.message.HistoryEntry;
import dev.parlance.catalogue.platform.message.Message;
import dev.parlance.catalogue.platform.message.MessageFeature;
import dev.parlance.catalogue.platform.message.MessageType;
import dev.parlance.event.RefusedException;
import dev.parlance.socket.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The chats' messages as the messenger's: what one of its clients writes is posted to the platform, and stored there only. */
final class MessengerChatStore implements MessengerStore {
    static final String APP = "parlance";
    private static final String TEXT = "text";

    private final ChatDomain domain;
    private final MessageFeature messages;
    private final Json json;

    /** New messages are in the platform's log; here is what only clients of the messenger receive. */
    private final OrderedLog log = new InMemoryOrderedLog();

    MessengerChatStore(ChatDomain domain, MessageFeature messages, Json json) {
        this.domain = domain;
        this.messages = messages;
        this.json = json;
    }

    MessagePayload payload(Message message) {
        MessagePayload payload = MessagePayload.of(
                message.id(),
                message.chatId(),
                APP,
                domain.sender(message).client(),
                message.type().name().toLowerCase(Locale.ROOT),
                message.content(),
                message.createdAt());
        return message.replyTo() == null ? payload : payload.withReply(Map.of("_id", message.replyTo()));
    }

    private StoredMessage stored(Message message) {
        String text = new String(json.write(payload(message)), StandardCharsets.UTF_8);
        return StoredMessage.of(message.id(), message.chatId(), message.sender(), text);
    }

    @Override
    public boolean put(StoredMessage stored) {
        Map<?, ?> fields =
                (Map<?, ?>) Objects.requireNonNull(json.read(stored.json().getBytes(StandardCharsets.UTF_8)));
        if (!(fields.get("message") instanceof String text) || !TEXT.equals(fields.get("messageType"))) {
            throw RefusedException.invalid("message", "the chats of this application have texts");
        }
        Message before = domain.messages().find(stored.room(), stored.id());
        if (before == null) {
            return post(message(stored, fields, text));
        }
        return before.sender().equals(stored.sender()) && edit(stored, text);
    }

    private boolean post(Message message) {
        try {
            messages.post(message);
            return true;
        } catch (DuplicateKeyException inAnotherChatOrDeleted) {
            return false;
        }
    }

    private static Message message(StoredMessage stored, Map<?, ?> fields, String text) {
        return new Message(
                stored.id(),
                stored.room(),
                stored.sender(),
                MessageType.TEXT,
                text,
                fields.get("reply") instanceof Map<?, ?> reply ? String.valueOf(reply.get("_id")) : null,
                fields.get("mentions") instanceof List<?> mentions
                        ? mentions.stream().map(String::valueOf).toList()
                        : List.of(),
                null,
                Instant.ofEpochMilli(((Number) fields.get("messageTimeMS")).longValue()),
                null);
    }

    private boolean edit(StoredMessage stored, String text) {
        if (!domain.messages().edit(stored.room(), stored.id(), text, Instant.now())) {
            return false;
        }
        messages.broadcast(stored.room());
        log.append(stored.room(), MessengerChanges.MESSAGE, List.of(stored.id()));
        return true;
    }

    @Override
    public @Nullable StoredMessage find(String roomId, String messageId) {
        Message message = domain.messages().find(roomId, messageId);
        return message == null ? null : stored(message);
    }

    @Override
    public List<StoredMessage> history(String roomId, String userId, @Nullable String before, int limit) {
        return domain.messages().history(roomId, before, limit).stream()
                .map(HistoryEntry::message)
                .map(this::stored)
                .toList();
    }

    @Override
    public @Nullable ReadMarker markRead(String roomId, String memberId, String messageId) {
        if (!domain.messages().markRead(roomId, List.of(messageId), memberId, Instant.now())) {
            return null;
        }
        messages.broadcast(roomId);
        log.append(roomId, MessengerChanges.READ, List.of(memberId, messageId));
        return new ReadMarker(memberId, messageId, domain.messages().unread(roomId, memberId));
    }

    @Override
    public boolean delete(String roomId, String messageId) {
        if (!domain.messages().delete(roomId, messageId, Instant.now())) {
            return false;
        }
        messages.broadcast(roomId);
        log.append(roomId, MessengerChanges.DELETED, List.of(messageId));
        return true;
    }

    @Override
    public void deleteAll(String roomId) {
        throw RefusedException.permissionDenied("nobody empties a chat");
    }

    @Override
    public void hide(String roomId, String userId, Collection<String> messageIds, boolean all) {
        throw RefusedException.permissionDenied("the chats hide nothing");
    }

    @Override
    public OrderedLog log() {
        return log;
    }
}
