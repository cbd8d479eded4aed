package dev.parlance.clients.rows.world;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The actions of an application, by their names in the rows. */
public final class Publications {
    private final Map<String, Consumer<Published>> byName = new HashMap<>();

    /** Adds an action under a name; it runs after those that the name has already. */
    public void on(String name, Consumer<Published> action) {
        byName.merge(name, action, Consumer::andThen);
    }

    public void publish(String name, List<?> arguments) {
        Consumer<Published> action = byName.get(name);
        if (action == null) {
            throw new IllegalArgumentException(name);
        }
        action.accept(new Published(arguments));
    }
}
