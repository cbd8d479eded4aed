package dev.parlance.catalogue.messenger;

import dev.parlance.catalogue.log.InMemoryOrderedLog;
import dev.parlance.catalogue.log.OrderedLog;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Stores messages in memory, all of them, as long as the process lives: to start with, and for tests. */
public final class InMemoryMessengerStore implements MessengerStore {
    private final Map<String, Entry> byId = new HashMap<>();
    private final Map<String, RoomEntries> rooms = new HashMap<>();
    private final OrderedLog log = new InMemoryOrderedLog();

    /** A message at its place in its room; null once it is deleted. */
    private static final class Entry {
        private final String id;
        private final String room;
        private final String sender;
        private final int position;
        private @Nullable StoredMessage message;

        Entry(StoredMessage message, int position) {
            this.id = message.id();
            this.room = message.room();
            this.sender = message.sender();
            this.position = position;
            this.message = message;
        }
    }

    private static final class RoomEntries {
        private final List<Entry> entries = new ArrayList<>();
        private final Map<String, Entry> read = new HashMap<>();
        private final Map<String, Set<Entry>> hidden = new HashMap<>();
    }

    @Override
    public OrderedLog log() {
        return log;
    }

    @Override
    public synchronized boolean put(StoredMessage message) {
        Entry before = byId.get(message.id());
        if (before == null) {
            List<Entry> entries = room(message.room()).entries;
            Entry entry = new Entry(message, entries.size());
            entries.add(entry);
            byId.put(message.id(), entry);
        } else if (before.message == null
                || !before.room.equals(message.room())
                || !before.sender.equals(message.sender())) {
            return false;
        } else {
            before.message = message;
        }
        log.append(message.room(), MessengerChanges.MESSAGE, List.of(message.id()));
        return true;
    }

    private RoomEntries room(String roomId) {
        return rooms.computeIfAbsent(roomId, id -> new RoomEntries());
    }

    private @Nullable Entry entry(String roomId, String messageId) {
        Entry entry = byId.get(messageId);
        return entry == null || entry.message == null || !entry.room.equals(roomId) ? null : entry;
    }

    @Override
    public synchronized @Nullable StoredMessage find(String roomId, String messageId) {
        Entry entry = entry(roomId, messageId);
        return entry == null ? null : entry.message;
    }

    @Override
    public synchronized List<StoredMessage> history(String roomId, String userId, @Nullable String before, int limit) {
        RoomEntries room = room(roomId);
        Entry end = before == null ? null : entry(roomId, before);
        Set<Entry> hidden = room.hidden.getOrDefault(userId, Set.of());
        List<StoredMessage> messages = new ArrayList<>();
        int from = before == null ? room.entries.size() : end == null ? 0 : end.position;
        for (int i = from - 1; i >= 0 && messages.size() < limit; i--) {
            Entry entry = room.entries.get(i);
            if (entry.message != null && !hidden.contains(entry)) {
                messages.add(0, entry.message);
            }
        }
        return messages;
    }

    @Override
    public synchronized boolean delete(String roomId, String messageId) {
        Entry entry = entry(roomId, messageId);
        if (entry == null) {
            return false;
        }
        entry.message = null;
        log.append(roomId, MessengerChanges.DELETED, List.of(messageId));
        return true;
    }

    @Override
    public synchronized void deleteAll(String roomId) {
        room(roomId).entries.forEach(entry -> entry.message = null);
        log.append(roomId, MessengerChanges.DELETED, List.of(MessengerEvents.ALL_MESSAGES));
    }

    @Override
    public synchronized @Nullable ReadMarker markRead(String roomId, String memberId, String messageId) {
        Entry entry = entry(roomId, messageId);
        if (entry == null) {
            return null;
        }
        RoomEntries room = room(roomId);
        Entry before = room.read.get(memberId);
        if (before == null || before.position < entry.position) {
            room.read.put(memberId, entry);
            log.append(roomId, MessengerChanges.READ, List.of(memberId, messageId));
            return marker(room, memberId, entry);
        }
        return marker(room, memberId, before);
    }

    private static ReadMarker marker(RoomEntries room, String memberId, Entry read) {
        int badge = (int) room.entries.stream()
                .skip(read.position + 1L)
                .filter(entry -> entry.message != null && !entry.sender.equals(memberId))
                .count();
        return new ReadMarker(memberId, read.id, badge);
    }

    @Override
    public synchronized void hide(String roomId, String userId, Collection<String> messageIds, boolean all) {
        RoomEntries room = room(roomId);
        Set<Entry> hidden = room.hidden.computeIfAbsent(userId, id -> new HashSet<>());
        if (all) {
            hidden.addAll(room.entries);
            return;
        }
        for (String messageId : messageIds) {
            Entry entry = entry(roomId, messageId);
            if (entry != null) {
                hidden.add(entry);
            }
        }
    }
}
