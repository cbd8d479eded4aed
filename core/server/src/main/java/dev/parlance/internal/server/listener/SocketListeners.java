package dev.parlance.internal.server.listener;

import dev.parlance.socket.DisconnectListener;
import dev.parlance.socket.User;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The listeners of a namespace's sockets, or of one socket: of their events and their disconnects. */
public record SocketListeners<U extends User>(
        Listeners<U> events, List<DisconnectListener<U>> disconnecting, List<DisconnectListener<U>> disconnect) {
    /** No disconnect listeners yet. */
    public SocketListeners(Listeners<U> events) {
        this(events, new CopyOnWriteArrayList<>(), new CopyOnWriteArrayList<>());
    }

    /** Whether nothing is called when a socket disconnects. */
    public boolean hasNoDisconnectListeners() {
        return disconnecting.isEmpty() && disconnect.isEmpty();
    }

    /** Empty listeners for one socket of the namespace that these are of. */
    public SocketListeners<U> ofSocket() {
        return new SocketListeners<>(events.ofSocket());
    }
}
