package dev.parlance.internal.server.socket;

import dev.parlance.internal.execution.Safely;
import dev.parlance.internal.server.event.OutgoingEvent;
import dev.parlance.internal.server.listener.SocketListeners;
import dev.parlance.socket.CatchAllListener;
import dev.parlance.socket.Socket;
import dev.parlance.socket.User;

/** Notifies the catch-all listeners of events that are sent. */
final class OutgoingListeners {
    private OutgoingListeners() {}

    static <U extends User> void notify(Socket<U> socket, SocketListeners<U> listeners, OutgoingEvent event) {
        for (CatchAllListener<U> listener : listeners.events().outgoing()) {
            Safely.run(
                    () -> listener.event(socket, event.name(), event.plainArguments()),
                    "A catch-all listener failed on outgoing \"{}\"",
                    event.name());
        }
    }
}
