package dev.parlance.internal.server.delivery;

import dev.parlance.event.ServerEvent;
import dev.parlance.socket.Emitter;
import dev.parlance.socket.UntypedEmitter;

/** An {@link Emitter} that stands for another. */
interface ForwardingEmitter extends Emitter {
    /** The other one. */
    Emitter emitter();

    @Override
    default <P> void emit(ServerEvent<P> event, P payload) {
        emitter().emit(event, payload);
    }

    @Override
    default void emit(ServerEvent<Void> event) {
        emitter().emit(event);
    }

    @Override
    default UntypedEmitter untyped() {
        return emitter().untyped();
    }
}
