package dev.parlance.catalogue.messenger;

import dev.parlance.catalogue.log.LogEntry;
import dev.parlance.catalogue.messenger.MessengerEvents.LastRead;
import dev.parlance.catalogue.messenger.MessengerEvents.MessageDeleted;
import dev.parlance.catalogue.platform.Installations;
import dev.parlance.catalogue.platform.ServerTime;
import dev.parlance.event.ServerEvent;
import dev.parlance.socket.Audience;
import dev.parlance.socket.Json;
import dev.parlance.socket.Registration;
import dev.parlance.socket.Server;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Sends the events of a feature to all namespaces that it is installed on, and what its log has, in the log's order. */
final class MessengerBroadcasts {
    private final MessengerStore store;
    private final RoomAccess access;
    private final Installations<MessengerNamespace> namespaces = new Installations<>();

    /** By their ids, messages that are being stored here: they need not be read back. */
    private final Map<String, MessagePayload> storing = new ConcurrentHashMap<>();

    MessengerBroadcasts(MessengerStore store, RoomAccess access) {
        this.store = store;
        this.access = access;
    }

    Registration add(MessengerNamespace namespace) {
        return namespaces.add(namespace);
    }

    /** Stores a message and broadcasts it; false if the store has refused it. */
    boolean put(MessagePayload message) {
        storing.put(message.key(), message);
        try {
            if (!store.put(MessengerMessages.stored(message, server().json()))) {
                return false;
            }
            drain(message.room());
            return true;
        } finally {
            storing.remove(message.key(), message);
        }
    }

    /** The message of that id in that room; null if there is none. */
    @Nullable
    MessagePayload find(String roomId, String messageId) {
        StoredMessage stored = store.find(roomId, messageId);
        return stored == null ? null : MessengerMessages.payload(stored, server().json());
    }

    /** Messages of a room that a user sees; see {@link MessengerStore#history}. */
    List<MessagePayload> history(String roomId, String userId, @Nullable String before, int limit) {
        Json json = server().json();
        return store.history(roomId, userId, before, limit).stream()
                .map(message -> MessengerMessages.payload(message, json))
                .toList();
    }

    /** Broadcasts what the log has of a room. */
    void drain(String roomId) {
        installed().drainer().drain(roomId);
    }

    /** Now, in whole milliseconds. */
    Instant now() {
        return ServerTime.now(installed().namespace());
    }

    private Server server() {
        return installed().namespace().server();
    }

    private MessengerNamespace installed() {
        List<MessengerNamespace> all = namespaces.all();
        if (all.isEmpty()) {
            throw new IllegalStateException("the messenger is not installed on any namespace");
        }
        return all.get(0);
    }

    /** Broadcasts an entry of the log. */
    void deliver(LogEntry entry) {
        String roomId = entry.stream();
        List<String> details = entry.details();
        switch (entry.type()) {
            case MessengerChanges.MESSAGE -> message(entry, details.get(0));
            case MessengerChanges.DELETED ->
                emit(
                        access.members(roomId),
                        MessengerEvents.MESSAGE_DELETED,
                        new MessageDeleted(roomId, details.get(0)));
            case MessengerChanges.READ ->
                emit(
                        access.members(roomId),
                        MessengerEvents.LAST_READ,
                        new LastRead(roomId, details.get(1), details.get(0)));
            default -> {
                // A server of a later version, which shares the log, delivers it.
            }
        }
    }

    private void message(LogEntry entry, String messageId) {
        String roomId = entry.stream();
        MessagePayload here = storing.get(messageId);
        MessagePayload message = here == null ? find(roomId, messageId) : here;
        if (message == null) {
            return;
        }
        if (here == null && entry.isLate()) {
            namespaces.forEach(namespace -> namespace.late().add(message));
        }
        emit(access.members(roomId), MessengerEvents.MESSAGE, message);
    }

    /** Sends to all devices of those users. */
    <P> void emit(Collection<String> userIds, ServerEvent<P> event, P payload) {
        namespaces.forEach(namespace -> namespace.toUsers(userIds).emit(event, payload));
    }

    /** Sends to the devices of a user except one. */
    <P> void emitToOtherDevices(String userId, @Nullable String socketId, ServerEvent<P> event, P payload) {
        namespaces.forEach(namespace -> {
            Audience devices = namespace.toUsers(List.of(userId));
            Audience others = socketId == null ? devices : devices.exceptSockets(List.of(socketId));
            others.emit(event, payload);
        });
    }
}
