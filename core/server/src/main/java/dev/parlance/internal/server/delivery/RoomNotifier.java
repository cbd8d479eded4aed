package dev.parlance.internal.server.delivery;

import dev.parlance.adapter.Adapter;
import dev.parlance.internal.execution.Safely;
import dev.parlance.internal.server.listener.Registrations;
import dev.parlance.socket.Registration;
import dev.parlance.socket.Room;
import dev.parlance.socket.RoomListener;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Notifies the application's listeners and the adapter of changes to rooms. */
public final class RoomNotifier {
    private final CopyOnWriteArrayList<RoomListener> listeners = new CopyOnWriteArrayList<>();
    private final Supplier<Adapter> adapter;

    RoomNotifier(Supplier<Adapter> adapter) {
        this.adapter = adapter;
    }

    /** Adds a listener of the application. */
    public Registration add(RoomListener listener) {
        return Registrations.in(listeners, listener);
    }

    /** Whether the application listens. */
    public boolean hasListeners() {
        return !listeners.isEmpty();
    }

    Changes collect() {
        return new Changes();
    }

    private void notifyListeners(Consumer<RoomListener> change) {
        for (RoomListener listener : listeners) {
            Safely.run(() -> change.accept(listener), "A listener of {} failed", "rooms");
        }
    }

    /**
     * What one operation changed. The adapter is notified at once, in order; listeners when the rooms' lock is
     * released.
     */
    final class Changes {
        private final List<Runnable> notifications = new ArrayList<>(0);

        void created(String room) {
            Safely.run(() -> adapter.get().roomCreated(room), "The adapter failed to take notice of {}", "a room");
            later(listener -> listener.created(new Room(room)));
        }

        void deleted(String room) {
            Safely.run(() -> adapter.get().roomDeleted(room), "The adapter failed to take notice of {}", "a room");
            later(listener -> listener.deleted(new Room(room)));
        }

        void joined(String room, String socketId) {
            member(room, socketId, RoomListener::joined);
        }

        void left(String room, String socketId) {
            member(room, socketId, RoomListener::left);
        }

        private void member(String room, String socketId, MemberChange change) {
            later(listener -> change.notify(listener, new Room(room), socketId));
        }

        private void later(Consumer<RoomListener> change) {
            if (!listeners.isEmpty()) {
                notifications.add(() -> RoomNotifier.this.notifyListeners(change));
            }
        }

        void notifyListeners() {
            notifications.forEach(Runnable::run);
        }
    }

    private interface MemberChange {
        void notify(RoomListener listener, Room room, String socketId);
    }
}
