package dev.parlance.internal.server;

import dev.parlance.adapter.Adapter;
import dev.parlance.socket.Registration;
import dev.parlance.socket.Room;
import dev.parlance.socket.RoomListener;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells an application's listeners and the adapter what happens to rooms. */
final class RoomEvents {
    private static final Logger log = LoggerFactory.getLogger(RoomEvents.class);

    private final CopyOnWriteArrayList<RoomListener> listeners = new CopyOnWriteArrayList<>();
    private final Adapter adapter;

    RoomEvents(Adapter adapter) {
        this.adapter = adapter;
    }

    Registration add(RoomListener listener) {
        return Registrations.in(listeners, listener);
    }

    Changes collect() {
        return new Changes();
    }

    private void tell(Consumer<RoomListener> change) {
        for (RoomListener listener : listeners) {
            try {
                change.accept(listener);
            } catch (RuntimeException e) {
                log.error("A room listener failed", e);
            }
        }
    }

    /** What one operation changed. The adapter hears of it at once, in order; listeners when the rooms' lock is free. */
    final class Changes {
        private final List<Runnable> told = new ArrayList<>(0);

        void created(String room) {
            adapter.roomCreated(room);
            later(listener -> listener.created(new Room(room)));
        }

        void deleted(String room) {
            adapter.roomDeleted(room);
            later(listener -> listener.deleted(new Room(room)));
        }

        void joined(String room, String socketId) {
            member(room, socketId, RoomListener::joined);
        }

        void left(String room, String socketId) {
            member(room, socketId, RoomListener::left);
        }

        private void member(String room, String socketId, MemberChange change) {
            later(listener -> change.tell(listener, new Room(room), socketId));
        }

        private void later(Consumer<RoomListener> change) {
            if (!listeners.isEmpty()) {
                told.add(() -> RoomEvents.this.tell(change));
            }
        }

        void tell() {
            told.forEach(Runnable::run);
        }
    }

    private interface MemberChange {
        void tell(RoomListener listener, Room room, String socketId);
    }
}
