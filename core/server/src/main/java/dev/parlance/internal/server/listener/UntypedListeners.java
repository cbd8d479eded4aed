package dev.parlance.internal.server.listener;

import dev.parlance.socket.CatchAllListener;
import dev.parlance.socket.Registration;
import dev.parlance.socket.UntypedHandler;
import dev.parlance.socket.UntypedListenable;
import dev.parlance.socket.User;

/** The untyped half of what is registered. */
record UntypedListeners<U extends User>(Listeners<U> listeners) implements UntypedListenable<U> {
    @Override
    public Registration on(String name, UntypedHandler<U> handler) {
        return listeners.add(name, handler);
    }

    @Override
    public Registration once(String name, UntypedHandler<U> handler) {
        return OneShot.register(first -> on(name, (socket, arguments, ack) -> {
            if (first.take()) {
                handler.handle(socket, arguments, ack);
            }
        }));
    }

    @Override
    public Registration onAny(CatchAllListener<U> listener) {
        return listeners.addIncoming(listener);
    }

    @Override
    public Registration onAnyOutgoing(CatchAllListener<U> listener) {
        return listeners.addOutgoing(listener);
    }
}
