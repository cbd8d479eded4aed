package dev.parlance.event;

import java.util.Set;

/** Which names an event may have. */
public final class EventNames {
    private static final Set<String> RESERVED =
            Set.of("connect", "connect_error", "disconnect", "disconnecting", "newListener", "removeListener");

    private EventNames() {}

    /** Whether Socket.IO keeps that name for itself. */
    public static boolean isReserved(String name) {
        return RESERVED.contains(name);
    }

    /**
     * The name itself.
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
