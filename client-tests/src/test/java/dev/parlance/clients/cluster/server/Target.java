package dev.parlance.clients.cluster.server;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whom an operation concerns.
 *
 * @param rooms the members of any of these; everyone if there are none
 * @param except without the members of these
 * @param isVolatile whether what is sent may be dropped
 * @param isLocal whether it concerns the sockets of one server only
 */
public record Target(List<String> rooms, List<String> except, boolean isVolatile, boolean isLocal) {
    /** Everyone. */
    public static final Target EVERYONE = to();

    /** The members of any of some rooms. */
    public static Target to(String... rooms) {
        return new Target(List.of(rooms), List.of(), false, false);
    }

    public Target except(String... names) {
        return new Target(rooms, List.of(names), isVolatile, isLocal);
    }

    public Target asVolatile() {
        return new Target(rooms, except, true, isLocal);
    }

    public Target local() {
        return new Target(rooms, except, isVolatile, true);
    }

    /** Alternating names and values of a command to a program on Node, with more behind them. */
    Object[] command(@Nullable Object... more) {
        Object[] whom = {"rooms", rooms, "except", except, "volatile", isVolatile, "local", isLocal};
        Object[] command = Arrays.copyOf(whom, whom.length + more.length);
        System.arraycopy(more, 0, command, whom.length, more.length);
        return command;
    }

    /** Whether a socket in those rooms is meant. */
    public boolean includes(Set<String> memberOf) {
        return (rooms.isEmpty() || intersects(rooms, memberOf)) && !intersects(except, memberOf);
    }

    private static boolean intersects(Collection<String> some, Set<String> others) {
        return some.stream().anyMatch(others::contains);
    }
}
