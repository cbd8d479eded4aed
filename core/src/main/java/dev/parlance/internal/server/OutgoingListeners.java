package dev.parlance.internal.server;

import dev.parlance.socket.CatchAllListener;
import dev.parlance.socket.User;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells those who hear everything that goes out. */
final class OutgoingListeners {
    private static final Logger log = LoggerFactory.getLogger(OutgoingListeners.class);

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
            try {
                listener.event(socket, event.name(), event.arguments());
            } catch (Exception e) {
                log.error("A catch-all listener failed on outgoing \"{}\"", event.name(), e);
            }
        }
    }
}
