package dev.parlance.internal.server.socket;

import dev.parlance.event.ClientEvent;
import dev.parlance.event.ClientRequest;
import dev.parlance.event.Event;
import dev.parlance.event.Rate;
import dev.parlance.internal.server.listener.Listener;
import dev.parlance.internal.server.listener.SocketListeners;
import dev.parlance.socket.User;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What limits an event of a socket before it is handled.
 *
 * @param handled whether a listener is registered for its name
 * @param rate how often it may come by its token; null if that does not say
 */
public record KnownEvent(boolean handled, @Nullable Rate rate) {
    private static final KnownEvent UNKNOWN = new KnownEvent(false, null);
    private static final KnownEvent WITHOUT_RATE = new KnownEvent(true, null);

    /** What is known of events of that name. */
    public static <U extends User> KnownEvent of(LocalSocket<U> socket, String name) {
        KnownEvent ofNamespace = of(socket.context().listeners().events().of(name));
        SocketListeners<U> ofSocket = socket.listenersOrNull();
        if (ofNamespace.rate != null || ofSocket == null) {
            return ofNamespace;
        }
        KnownEvent here = of(ofSocket.events().of(name));
        return here.handled ? here : ofNamespace;
    }

    private static <U extends User> KnownEvent of(List<Listener<U>> listeners) {
        for (Listener<U> listener : listeners) {
            Rate rate = rateOf(listener.event());
            if (rate != null) {
                return new KnownEvent(true, rate);
            }
        }
        return listeners.isEmpty() ? UNKNOWN : WITHOUT_RATE;
    }

    private static @Nullable Rate rateOf(@Nullable Event<?> event) {
        if (event instanceof ClientEvent<?> plain) {
            return plain.rate();
        }
        return event instanceof ClientRequest<?, ?> request ? request.rate() : null;
    }
}
