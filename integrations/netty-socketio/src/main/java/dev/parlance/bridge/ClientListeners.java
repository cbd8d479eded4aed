package dev.parlance.bridge;

import dev.parlance.internal.server.listener.EventRules;
import dev.parlance.internal.server.listener.Registrations;
import dev.parlance.socket.Registration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** The listeners of a typed namespace. */
final class ClientListeners {
    private final Map<String, List<ClientListener<?>>> byName = new ConcurrentHashMap<>();
    private final EventRules rules;

    ClientListeners(EventRules rules) {
        this.rules = rules;
    }

    /**
     * Adds a listener.
     *
     * @throws IllegalArgumentException if it must not be beside those that are there
     */
    Registration add(ClientListener<?> listener) {
        rules.add(listener.event());
        List<ClientListener<?>> listeners =
                byName.computeIfAbsent(listener.event().name(), first -> new CopyOnWriteArrayList<>());
        Registration registration = Registrations.in(listeners, listener);
        return Registrations.once(() -> {
            registration.remove();
            rules.remove(listener.event());
        });
    }

    /** The listeners of that event, in the order of their registration. */
    List<ClientListener<?>> of(String name) {
        return byName.getOrDefault(name, List.of());
    }
}
