package dev.parlance.internal.server;

import dev.parlance.event.ServerEvent;
import dev.parlance.socket.Emitter;
import org.jspecify.annotations.Nullable;

/** An {@link Emitter} for which only the sending differs. */
interface Outbox extends Emitter {
    EventWriter writer();

    void send(Outgoing event);

    @Override
    default <P> void emit(ServerEvent<P> event, P payload) {
        send(writer().write(event, payload));
    }

    @Override
    default void emit(ServerEvent<Void> event) {
        send(writer().write(event, null));
    }

    @Override
    default void emit(String name, @Nullable Object... arguments) {
        send(writer().untyped(name, arguments));
    }
}
