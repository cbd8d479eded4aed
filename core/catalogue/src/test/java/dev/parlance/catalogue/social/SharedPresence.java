package dev.parlance.catalogue.social;

import dev.parlance.catalogue.platform.UserPayload;
import dev.parlance.catalogue.platform.presence.ForwardingPresence;
import dev.parlance.catalogue.platform.presence.PresenceScope;
import dev.parlance.socket.Registration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The presence that two servers of a test share, and what it has them do when a third has died. */
final class SharedPresence extends ForwardingPresence {
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();

    /** Has one of the features of that scope end a departure that nobody else ends. */
    void abandon(PresenceScope scope, UserPayload user, long departure) {
        listeners.stream()
                .filter(listener -> listener.isFor(scope))
                .findFirst()
                .orElseThrow()
                .abandoned(scope, user, departure);
    }

    @Override
    public Registration listen(Listener listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }
}
