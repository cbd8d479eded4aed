package dev.parlance.adminui;

import static dev.parlance.adminui.AdminEvents.ALL_SOCKETS;
import static dev.parlance.adminui.AdminEvents.ROOM_JOINED;
import static dev.parlance.adminui.AdminEvents.ROOM_LEFT;
import static dev.parlance.adminui.AdminEvents.SOCKET_CONNECTED;
import static dev.parlance.adminui.AdminEvents.SOCKET_DISCONNECTED;
import static dev.parlance.adminui.AdminEvents.SOCKET_UPDATED;

import dev.parlance.adminui.AdminEvents.AllSockets;
import dev.parlance.adminui.AdminEvents.RoomChange;
import dev.parlance.adminui.AdminEvents.SocketConnected;
import dev.parlance.adminui.AdminEvents.SocketDisconnected;
import dev.parlance.adminui.AdminEvents.SocketUpdated;
import dev.parlance.adminui.AdminEvents.SocketView;
import dev.parlance.socket.Audience;
import dev.parlance.socket.DisconnectReason;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The sockets as the pages know them, and what is sent to the pages so that they know them. A page gets the sockets that there are in
 * portions, and changes of all meanwhile. For one thread at a time: called by a {@link ChangeQueue}.
 */
final class ShownSockets implements ChangeQueue.Receiver {
    static final int PORTION = 500;

    private static final Duration ANEW_AFTER = Duration.ofSeconds(5);

    private final Namespace<AdminUser> admin;
    private final Audience pages;
    private final int maxSockets;
    private final Map<String, ShownSocket> sockets = new LinkedHashMap<>();
    private final Map<Socket<AdminUser>, Deque<String>> pending = new LinkedHashMap<>();
    private Deque<String> toRefresh = new ArrayDeque<>();
    private Instant loaded = Instant.MIN;

    ShownSockets(AdminOptions options, Namespace<AdminUser> admin) {
        this.admin = admin;
        this.pages = admin.local();
        this.maxSockets = options.maxSockets();
    }

    // --- pages

    /** Reads which sockets there are. */
    void load() {
        loaded = now();
        sockets.clear();
        for (Namespace<?> namespace : admin.server().namespaces()) {
            for (Socket<?> socket : namespace.sockets()) {
                if (sockets.size() >= maxSockets) {
                    return;
                }
                sockets.put(socket.id(), new ShownSocket(socket));
            }
        }
    }

    /** A page has come: it gets the first of them now. */
    void arrived(Socket<AdminUser> page) {
        Deque<String> ids = new ArrayDeque<>(sockets.keySet());
        List<SocketView> first = new ArrayList<>();
        portion(ids).forEach(socket -> first.add(socket.view()));
        page.emit(ALL_SOCKETS, new AllSockets(first));
        pending.put(page, ids);
    }

    /** A page has gone. */
    void left(Socket<AdminUser> page) {
        pending.remove(page);
    }

    private List<ShownSocket> portion(Deque<String> ids) {
        List<ShownSocket> portion = new ArrayList<>();
        while (portion.size() < PORTION && !ids.isEmpty()) {
            ShownSocket socket = sockets.get(ids.remove());
            if (socket != null) {
                portion.add(socket);
            }
        }
        return portion;
    }

    @Override
    public boolean overflowed() {
        if (Duration.between(loaded, now()).compareTo(ANEW_AFTER) < 0) {
            return false;
        }
        load();
        // Of those that have come or gone meanwhile nobody has reported it.
        pending.clear();
        admin.sockets().forEach(this::arrived);
        return true;
    }

    @Override
    public boolean flushed() {
        boolean more = false;
        for (Map.Entry<Socket<AdminUser>, Deque<String>> page : pending.entrySet()) {
            for (ShownSocket socket : portion(page.getValue())) {
                SocketView view = socket.view();
                page.getKey()
                        .emit(
                                SOCKET_CONNECTED,
                                new SocketConnected(view, view.handshake().time()));
            }
            more |= !page.getValue().isEmpty();
        }
        return more;
    }

    // --- sockets

    void connected(Socket<?> socket, Instant time) {
        if (sockets.size() < maxSockets && !sockets.containsKey(socket.id())) {
            ShownSocket shown = new ShownSocket(socket);
            sockets.put(socket.id(), shown);
            pages.emit(SOCKET_CONNECTED, new SocketConnected(shown.view(), time));
        }
    }

    void disconnected(String namespace, String id, DisconnectReason reason, Instant time) {
        ShownSocket socket = sockets.remove(id);
        if (socket != null) {
            pages.emit(SOCKET_DISCONNECTED, new SocketDisconnected(namespace, id, reason.toString(), time));
            // The page keeps it in its rooms otherwise.
            socket.rooms().forEach(room -> pages.emit(ROOM_LEFT, new RoomChange(namespace, room, id, time)));
        }
    }

    void joined(String namespace, String room, String id, Instant time) {
        ShownSocket socket = sockets.get(id);
        if (socket != null && socket.joins(room)) {
            pages.emit(ROOM_JOINED, new RoomChange(namespace, room, id, time));
        }
    }

    void left(String namespace, String room, String id, Instant time) {
        ShownSocket socket = sockets.get(id);
        if (socket != null && socket.leaves(room)) {
            pages.emit(ROOM_LEFT, new RoomChange(namespace, room, id, time));
        }
    }

    /** Compares some of them with what the pages know: nobody reports their transports and data. */
    void refresh() {
        if (toRefresh.isEmpty()) {
            toRefresh = new ArrayDeque<>(sockets.keySet());
        }
        for (ShownSocket socket : portion(toRefresh)) {
            @Nullable SocketUpdated update = socket.update();
            if (update != null) {
                pages.emit(SOCKET_UPDATED, update);
            }
        }
    }

    private Instant now() {
        return admin.server().scheduler().clock().instant();
    }
}
