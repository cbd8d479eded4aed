package dev.parlance.internal.server.event;

import dev.parlance.event.ServerEvent;
import dev.parlance.socket.Emitter;
import dev.parlance.socket.UntypedEmitter;

/** An {@link Emitter} for which only the sending differs. */
public interface EventSender extends Emitter {
    /** Writes the events. */
    EventWriter writer();

    /** Sends an event that is written. */
    void send(OutgoingEvent event);

    @Override
    default <P> void emit(ServerEvent<P> event, P payload) {
        send(writer().write(event, payload));
    }

    @Override
    default void emit(ServerEvent<Void> event) {
        send(writer().write(event, null));
    }

    @Override
    default UntypedEmitter untyped() {
        return (name, arguments) -> send(writer().untyped(name, arguments));
    }
}
