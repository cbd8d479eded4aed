package dev.parlance.event;

import java.util.Set;

/** The names that Socket.IO keeps for itself. */
final class EventNames {
    private static final Set<String> RESERVED =
            Set.of("connect", "connect_error", "disconnect", "disconnecting", "newListener", "removeListener");

    private EventNames() {}

    static String check(String name) {
        if (RESERVED.contains(name)) {
            throw new IllegalArgumentException("the event name \"" + name + "\" is reserved by Socket.IO");
        }
        return name;
    }
}
