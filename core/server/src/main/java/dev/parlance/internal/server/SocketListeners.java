package dev.parlance.internal.server;

import dev.parlance.socket.DisconnectListener;
import dev.parlance.socket.User;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What is registered for the events and the end of sockets: of all on a namespace, or of one. */
record SocketListeners<U extends User>(
        Listeners<U> events,
        List<DisconnectListener<? super U>> disconnecting,
        List<DisconnectListener<? super U>> disconnect) {
    SocketListeners(Listeners<U> events) {
        this(events, new CopyOnWriteArrayList<>(), new CopyOnWriteArrayList<>());
    }
}
