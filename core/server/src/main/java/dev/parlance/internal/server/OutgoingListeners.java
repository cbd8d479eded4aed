package dev.parlance.internal.server;

import dev.parlance.internal.execution.Safely;
import dev.parlance.socket.CatchAllListener;
import dev.parlance.socket.User;
import java.util.List;

/** Tells those who hear everything that goes out. */
final class OutgoingListeners {
    private OutgoingListeners() {}

    static <U extends User> void tell(LocalSocket<U> socket, Outgoing event) {
        tell(socket.namespace().listeners().outgoing(), socket, event);
        SocketListeners<U> own = socket.listenersOrNull();
        if (own != null) {
            tell(own.events().outgoing(), socket, event);
        }
    }

    private static <U extends User> void tell(
            List<CatchAllListener<? super U>> listeners, LocalSocket<U> socket, Outgoing event) {
        for (CatchAllListener<? super U> listener : listeners) {
            Safely.run(
                    () -> listener.event(socket, event.name(), event.plainArguments()),
                    "A catch-all listener failed on outgoing \"{}\"",
                    event.name());
        }
    }
}
