package dev.parlance.redis.platform;

import dev.parlance.catalogue.platform.presence.PresenceRegistry.Listener;
import dev.parlance.catalogue.platform.presence.PresenceScope;
import dev.parlance.socket.Registration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The features of this server that know what to do with scopes. */
final class PresenceListeners {
    private final List<Listener> all = new CopyOnWriteArrayList<>();

    Registration add(Listener listener) {
        all.add(listener);
        return () -> all.remove(listener);
    }

    /** Those of a scope. */
    List<Listener> of(PresenceScope scope) {
        return all.stream().filter(listener -> listener.isFor(scope)).toList();
    }
}
