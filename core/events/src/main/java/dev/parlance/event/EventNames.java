package dev.parlance.event;

import java.util.Set;

/** The names that an event may have. */
public final class EventNames {
    private static final Set<String> RESERVED =
            Set.of("connect", "connect_error", "disconnect", "disconnecting", "newListener", "removeListener");

    private EventNames() {}

    /** Whether a name is reserved by Socket.IO. */
    public static boolean isReserved(String name) {
        return RESERVED.contains(name);
    }

    /**
     * Returns the name if an event may have it.
     *
     * @throws IllegalArgumentException if it is reserved
     */
    public static String check(String name) {
        if (isReserved(name)) {
            throw new IllegalArgumentException("the event name \"" + name + "\" is reserved by Socket.IO");
        }
        return name;
    }
}
