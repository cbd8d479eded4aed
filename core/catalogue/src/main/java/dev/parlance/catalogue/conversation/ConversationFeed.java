package dev.parlance.catalogue.conversation;

import dev.parlance.catalogue.conversation.ConversationEvents.EventPage;
import dev.parlance.catalogue.conversation.MessageEvent.MessageSent;
import dev.parlance.catalogue.conversation.MessageEvent.MessageStatus;
import dev.parlance.catalogue.log.LogEntry;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads what has become of messages from the log of a store: what clients are sent, and what they ask for again. */
final class ConversationFeed {
    private final ConversationStore store;

    ConversationFeed(ConversationStore store) {
        this.store = store;
    }

    /** The events of a conversation from that number on. */
    EventPage page(String conversationId, long from, int limit) {
        List<LogEntry> entries = store.messageEvents().since(conversationId, Math.max(0, from - 1), limit);
        long next = entries.isEmpty()
                ? Math.min(Math.max(1, from), last(conversationId) + 1)
                : entries.get(entries.size() - 1).number() + 1;
        return new EventPage(events(entries), next);
    }

    private long last(String conversationId) {
        List<LogEntry> last = store.messageEvents().before(conversationId, Long.MAX_VALUE, 1);
        return last.isEmpty() ? 0 : last.get(0).number();
    }

    /** The event that an entry stands for; null if it is of a kind that this version does not know. */
    @Nullable
    MessageEvent event(LogEntry entry) {
        List<MessageEvent> events = events(List.of(entry));
        return events.isEmpty() ? null : events.get(0);
    }

    private List<MessageEvent> events(List<LogEntry> entries) {
        List<LogEntry> sent = entries.stream()
                .filter(entry -> entry.type().equals(ConversationChanges.MESSAGE_SENT))
                .toList();
        Map<String, MessageSent> messages = sent.isEmpty()
                ? Map.of()
                : store.messages(
                        sent.get(0).stream(),
                        sent.stream().map(entry -> entry.details().get(2)).toList());
        return entries.stream()
                .map(entry -> entry.type().equals(ConversationChanges.MESSAGE_SENT)
                        ? sent(entry, messages.get(entry.details().get(2)))
                        : status(entry))
                .filter(Objects::nonNull)
                .toList();
    }

    private static @Nullable MessageEvent sent(LogEntry entry, @Nullable MessageSent message) {
        return message == null
                ? null
                : new MessageEvent.Sent(ConversationChanges.eventId(entry), entry.stream(), entry.number(), message);
    }

    /** The event that an entry with a status stands for; null if it is of another kind. */
    static @Nullable MessageEvent status(LogEntry entry) {
        return switch (entry.type()) {
            case ConversationChanges.MESSAGE_DELIVERED ->
                new MessageEvent.Delivered(
                        ConversationChanges.eventId(entry), entry.stream(), entry.number(), of(entry));
            case ConversationChanges.MESSAGE_READ ->
                new MessageEvent.Read(ConversationChanges.eventId(entry), entry.stream(), entry.number(), of(entry));
            default -> null;
        };
    }

    private static MessageStatus of(LogEntry entry) {
        List<String> details = entry.details();
        return new MessageStatus(details.get(2), entry.stream(), details.get(3), ConversationChanges.at(entry));
    }
}
