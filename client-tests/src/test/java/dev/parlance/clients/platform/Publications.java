package dev.parlance.clients.platform;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What an application does, by its names in the rows. */
final class Publications {
    private final Map<String, Consumer<Published>> byName = new HashMap<>();

    /** Adds what is done under a name, after all that is done under it already. */
    void on(String name, Consumer<Published> action) {
        byName.merge(name, action, Consumer::andThen);
    }

    void publish(String name, List<?> arguments) {
        Consumer<Published> action = byName.get(name);
        if (action == null) {
            throw new IllegalArgumentException(name);
        }
        action.accept(new Published(arguments));
    }
}
