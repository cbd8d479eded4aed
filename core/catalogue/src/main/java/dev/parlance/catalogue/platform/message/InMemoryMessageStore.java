package dev.parlance.catalogue.platform.message;

import dev.parlance.catalogue.log.InMemoryOrderedLog;
import dev.parlance.catalogue.log.OrderedLog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Stores messages in memory, all of them, as long as the process lives: to start with, and for tests. */
public final class InMemoryMessageStore implements MessageStore {
    private final Map<String, Map<String, Entry>> chats = new HashMap<>();
    private final Map<SentBy, Message> sent = new HashMap<>();
    private final OrderedLog log = new InMemoryOrderedLog();

    @Override
    public OrderedLog log() {
        return log;
    }

    @Override
    public synchronized Message append(Message message) {
        String clientMessageId = message.clientMessageId();
        if (clientMessageId != null) {
            Message before = sent.putIfAbsent(new SentBy(message.chatId(), message.sender(), clientMessageId), message);
            if (before != null) {
                return before;
            }
        }
        chats.computeIfAbsent(message.chatId(), id -> new LinkedHashMap<>()).put(message.id(), new Entry(message));
        log.append(message.chatId(), MessageChanges.CREATED, List.of(message.id()));
        return message;
    }

    @Override
    public synchronized @Nullable Message findSent(String chatId, String sender, String clientMessageId) {
        return sent.get(new SentBy(chatId, sender, clientMessageId));
    }

    @Override
    public synchronized @Nullable Message find(String chatId, String messageId) {
        Entry entry = entry(chatId, messageId);
        return entry == null ? null : entry.message;
    }

    @Override
    public synchronized List<HistoryEntry> history(String chatId, @Nullable String before, int limit) {
        List<HistoryEntry> history = new ArrayList<>();
        boolean isBefore = before == null;
        List<Entry> latestFirst = new ArrayList<>(chat(chatId).values());
        Collections.reverse(latestFirst);
        for (Entry entry : latestFirst) {
            if (history.size() == limit) {
                break;
            }
            if (isBefore && !entry.deleted) {
                history.add(entry.toHistory());
            }
            isBefore = isBefore || entry.message.id().equals(before);
        }
        Collections.reverse(history);
        return history;
    }

    @Override
    public synchronized boolean edit(String chatId, String messageId, String content, Instant editedAt) {
        Entry entry = entry(chatId, messageId);
        if (entry == null) {
            return false;
        }
        entry.message = entry.message.edited(content, editedAt);
        log.append(chatId, MessageChanges.EDITED, List.of(messageId));
        return true;
    }

    @Override
    public synchronized boolean delete(String chatId, String messageId, Instant deletedAt) {
        Entry entry = entry(chatId, messageId);
        if (entry == null) {
            return false;
        }
        entry.deleted = true;
        log.append(chatId, MessageChanges.DELETED, List.of(messageId));
        entry.reactions.clear();
        return true;
    }

    @Override
    public synchronized boolean toggleReaction(String chatId, String messageId, String userId, String emoji) {
        Entry entry = entry(chatId, messageId);
        if (entry == null) {
            return false;
        }
        log.append(chatId, MessageChanges.REACTED, List.of(messageId, userId, emoji));
        Set<String> users = entry.reactions.computeIfAbsent(emoji, e -> new LinkedHashSet<>());
        if (users.add(userId)) {
            return true;
        }
        users.remove(userId);
        if (users.isEmpty()) {
            entry.reactions.remove(emoji);
        }
        return false;
    }

    @Override
    public synchronized boolean markRead(String chatId, Collection<String> messageIds, String userId, Instant readAt) {
        Map<String, Entry> chat = chat(chatId);
        if (!chat.keySet().containsAll(messageIds)) {
            return false;
        }
        messageIds.forEach(id -> chat.get(id).readBy.add(userId));
        log.append(chatId, MessageChanges.READ, MessageChanges.read(userId, messageIds));
        return true;
    }

    @Override
    public synchronized int unread(String chatId, String userId) {
        return (int) chat(chatId).values().stream()
                .filter(entry ->
                        !entry.deleted && !entry.message.sender().equals(userId) && !entry.readBy.contains(userId))
                .count();
    }

    private Map<String, Entry> chat(String chatId) {
        return chats.getOrDefault(chatId, Map.of());
    }

    private @Nullable Entry entry(String chatId, String messageId) {
        Entry entry = chat(chatId).get(messageId);
        return entry == null || entry.deleted ? null : entry;
    }

    private record SentBy(String chatId, String sender, String clientMessageId) {}

    private static final class Entry {
        private Message message;
        private boolean deleted;
        private final Map<String, Set<String>> reactions = new LinkedHashMap<>();
        private final Set<String> readBy = new LinkedHashSet<>();

        Entry(Message message) {
            this.message = message;
        }

        HistoryEntry toHistory() {
            Map<String, List<String>> copy = new LinkedHashMap<>();
            reactions.forEach((emoji, users) -> copy.put(emoji, List.copyOf(users)));
            return new HistoryEntry(message, copy, List.copyOf(readBy));
        }
    }
}
