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
import java.util.function.BiConsumer;
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
     * released, but of who joins at once, too.
     */
    final class Changes {
        private final List<Runnable> notifications = new ArrayList<>(0);

        void created(String name) {
            Safely.run(() -> adapter.get().roomCreated(name), "The adapter failed to take notice of {}", "a room");
            later(name, RoomListener::created);
        }

        void deleted(String name) {
            Safely.run(() -> adapter.get().roomDeleted(name), "The adapter failed to take notice of {}", "a room");
            later(name, RoomListener::deleted);
        }

        void added(String socketId) {
            Safely.run(
                    () -> adapter.get().socketAdded(socketId), "The adapter failed to take notice of {}", "a socket");
        }

        void removed(String socketId) {
            Safely.run(
                    () -> adapter.get().socketRemoved(socketId), "The adapter failed to take notice of {}", "a socket");
        }

        void joined(String name, String socketId) {
            if (isReported(name)) {
                Room room = Room.named(name);
                RoomNotifier.this.notifyListeners(listener -> listener.joining(room, socketId));
                later(room, (listener, same) -> listener.joined(same, socketId));
            }
        }

        void left(String name, String socketId) {
            later(name, (listener, room) -> listener.left(room, socketId));
        }

        private void later(String name, BiConsumer<RoomListener, Room> change) {
            if (isReported(name)) {
                later(Room.named(name), change);
            }
        }

        private void later(Room room, BiConsumer<RoomListener, Room> change) {
            notifications.add(() -> RoomNotifier.this.notifyListeners(listener -> change.accept(listener, room)));
        }

        private boolean isReported(String name) {
            return !listeners.isEmpty() && Room.isName(name);
        }

        void notifyListeners() {
            notifications.forEach(Runnable::run);
        }
    }
}
