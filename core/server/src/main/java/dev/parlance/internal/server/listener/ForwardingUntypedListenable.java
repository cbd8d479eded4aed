package dev.parlance.internal.server.listener;

import dev.parlance.socket.CatchAllListener;
import dev.parlance.socket.Registration;
import dev.parlance.socket.UntypedHandler;
import dev.parlance.socket.UntypedListenable;
import dev.parlance.socket.User;

/** An {@link UntypedListenable} whose registrations are kept elsewhere. */
public interface ForwardingUntypedListenable<U extends User> extends UntypedListenable<U> {
    /** Where they are kept. */
    Listeners<U> listeners();

    @Override
    default Registration on(String name, UntypedHandler<U> handler) {
        return listeners().untyped().on(name, handler);
    }

    @Override
    default Registration once(String name, UntypedHandler<U> handler) {
        return listeners().untyped().once(name, handler);
    }

    @Override
    default Registration onAny(CatchAllListener<U> listener) {
        return listeners().untyped().onAny(listener);
    }

    @Override
    default Registration onAnyOutgoing(CatchAllListener<U> listener) {
        return listeners().untyped().onAnyOutgoing(listener);
    }
}
