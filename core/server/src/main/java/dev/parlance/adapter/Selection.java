package dev.parlance.adapter;

import dev.parlance.event.Incubating;
import java.util.Collection;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which sockets of a namespace: everyone, or those in any of some rooms; without those in any excepted room. A selection
 * of no rooms is nobody. A socket's id is the name of a room that it alone is in. Immutable; equal if rooms and exceptions
 * are.
 *
 * <pre>{@code
 * Selection.everyone().excluding(Set.of(socketId));
 * Selection.inRooms(Set.of("chat:42", "chat:43"));
 * }</pre>
 *
 * <p>On the wire of Socket.IO's own adapters an empty list of rooms means everyone. So an adapter that speaks it writes one
 * for {@link #isEveryone} only; it is never asked to reach {@linkplain #isNobody nobody}.
 */
@Incubating
public final class Selection {
    private static final Selection EVERYONE = new Selection(null, Set.of());

    private final @Nullable Set<String> rooms;
    private final Set<String> except;

    private Selection(@Nullable Set<String> rooms, Set<String> except) {
        this.rooms = rooms;
        this.except = except;
    }

    /** All sockets of the namespace. */
    public static Selection everyone() {
        return EVERYONE;
    }

    /** The sockets in any of those rooms; nobody if there are none. */
    public static Selection inRooms(Collection<String> rooms) {
        return EVERYONE.including(rooms);
    }

    /** Also the sockets in any of those rooms. Of everyone: only those. */
    public Selection including(Collection<String> more) {
        return new Selection(union(rooms(), more), except);
    }

    /** Not the sockets in any of those rooms. */
    public Selection excluding(Collection<String> more) {
        return new Selection(rooms, union(except, more));
    }

    private static Set<String> union(Set<String> names, Collection<String> more) {
        if (names.isEmpty()) {
            return Set.copyOf(more);
        }
        Set<String> union = new HashSet<>(names);
        union.addAll(more);
        return Set.copyOf(union);
    }

    /** Whether it is not limited to rooms: all sockets but those excepted. */
    public boolean isEveryone() {
        return rooms == null;
    }

    /** Whether it is limited to rooms, and to none. */
    public boolean isNobody() {
        return rooms != null && rooms.isEmpty();
    }

    /** The names of the rooms that it is limited to; empty if it is everyone, or nobody. */
    public Set<String> rooms() {
        return rooms == null ? Set.of() : rooms;
    }

    /** The names of the rooms whose members are left out. */
    public Set<String> except() {
        return except;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Selection that && Objects.equals(rooms, that.rooms) && except.equals(that.except);
    }

    @Override
    public int hashCode() {
        return Objects.hash(rooms, except);
    }

    @Override
    public String toString() {
        return (rooms == null ? "everyone" : "rooms " + rooms) + (except.isEmpty() ? "" : " except " + except);
    }
}
