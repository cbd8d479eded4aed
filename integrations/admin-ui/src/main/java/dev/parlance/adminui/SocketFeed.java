package dev.parlance.adminui;

import static dev.parlance.adminui.AdminEvents.EVENT_RECEIVED;
import static dev.parlance.adminui.AdminEvents.EVENT_SENT;

import dev.parlance.adminui.AdminEvents.Passed;
import dev.parlance.event.ServerEvent;
import dev.parlance.socket.Audience;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Registration;
import dev.parlance.socket.Room;
import dev.parlance.socket.RoomListener;
import dev.parlance.socket.Socket;
import dev.parlance.socket.User;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Observes all namespaces while a page is connected, and has the pages sent what changes. Any thread. */
final class SocketFeed {
    private final Namespace<AdminUser> admin;
    private final Audience pages;
    private final ShownSockets shown;
    private final ChangeQueue queue;
    private final Map<Namespace<?>, Registration> observed = new ConcurrentHashMap<>();
    private Registration namespaces = () -> {};

    SocketFeed(AdminOptions options, Namespace<AdminUser> admin) {
        this.admin = admin;
        // A page that does not keep up does without some events, and is not closed for them.
        this.pages = admin.local();
        this.shown = new ShownSockets(options, admin);
        this.queue = new ChangeQueue(admin.server().scheduler(), shown);
    }

    void start() {
        namespaces = admin.server().onNamespace(this::observe);
        queue.change(shown::load);
    }

    void stop() {
        queue.close();
        namespaces.remove();
        observed.values().forEach(Registration::remove);
    }

    /** A page has connected. */
    void arrived(Socket<AdminUser> page) {
        queue.change(() -> shown.arrived(page));
    }

    /** A page has disconnected. */
    void left(Socket<AdminUser> page) {
        queue.change(() -> shown.left(page));
    }

    /** Compares what the pages know. */
    void refresh() {
        queue.change(shown::refresh);
    }

    private <U extends User> void observe(Namespace<U> namespace) {
        String name = namespace.name();
        List<Registration> listeners = new ArrayList<>(List.of(
                namespace.onConnect(socket -> {
                    Instant time = now();
                    queue.change(() -> shown.connected(socket, time));
                }),
                namespace.onDisconnect((socket, reason) -> {
                    Instant time = now();
                    queue.change(() -> shown.disconnected(name, socket.id(), reason, time));
                }),
                namespace.onRooms(new Rooms(name)),
                namespace.onClose(() -> observed.remove(namespace))));
        if (!namespace.equals(admin)) {
            listeners.add(namespace
                    .untyped()
                    .onAny((socket, event, arguments) -> passed(EVENT_RECEIVED, socket, event, arguments)));
            listeners.add(namespace
                    .untyped()
                    .onAnyOutgoing((socket, event, arguments) -> passed(EVENT_SENT, socket, event, arguments)));
        }
        observed.put(namespace, Registration.all(listeners));
    }

    private void passed(
            ServerEvent<Passed> direction, Socket<?> socket, String event, List<@Nullable Object> arguments) {
        if (!queue.takesEvents()) {
            return;
        }
        List<@Nullable Object> all = new ArrayList<>();
        all.add(event);
        all.addAll(arguments);
        Passed passed = new Passed(socket.namespace().name(), socket.id(), Excerpt.of(all), now());
        queue.event(() -> pages.emit(direction, passed));
    }

    private Instant now() {
        return admin.server().scheduler().clock().instant();
    }

    private final class Rooms implements RoomListener {
        private final String namespace;

        Rooms(String namespace) {
            this.namespace = namespace;
        }

        @Override
        public void joined(Room room, String socketId) {
            Instant time = now();
            queue.change(() -> shown.joined(namespace, room.name(), socketId, time));
        }

        @Override
        public void left(Room room, String socketId) {
            Instant time = now();
            queue.change(() -> shown.left(namespace, room.name(), socketId, time));
        }
    }
}
