package dev.parlance.catalogue.logged;

import dev.parlance.catalogue.log.OrderedLog;
import dev.parlance.catalogue.logged.LoggedRoomEvents.JoinRoom;
import dev.parlance.catalogue.logged.LoggedRoomEvents.LeaveRoom;
import dev.parlance.catalogue.logged.LoggedRoomEvents.RoomJoined;
import dev.parlance.catalogue.logged.LoggedRoomEvents.RoomLeft;
import dev.parlance.event.ClientEvent;
import dev.parlance.event.ClientRequest;
import dev.parlance.event.Incubating;
import dev.parlance.event.ServerEvent;
import dev.parlance.socket.RoomKind;
import java.time.Duration;

/** Configures {@link LoggedRooms}. Not for several threads. */
@Incubating
public final class LoggedRoomsBuilder {
    /** How many events one join is sent at most, by default. */
    public static final int PAGE_EVENTS = 500;

    /** How many bytes of JSON one join is sent at most, by default; an event that is larger is sent alone. */
    public static final int PAGE_BYTES = 128 * 1024;

    /** How many logged rooms a socket may be in, by default. */
    public static final int ROOMS_PER_SOCKET = 100;

    /** How long events are kept, by default. */
    public static final Duration KEPT = Duration.ofDays(7);

    final OrderedLog log;
    final RoomKind kind;
    final LoggedRoomAccess access;
    final LoggedEvents events = new LoggedEvents();
    ClientRequest<JoinRoom, RoomJoined> join = LoggedRoomEvents.JOIN;
    ClientEvent<LeaveRoom> leave = LoggedRoomEvents.LEAVE;
    ServerEvent<RoomLeft> left = LoggedRoomEvents.LEFT;
    int pageEvents = PAGE_EVENTS;
    int pageBytes = PAGE_BYTES;
    int roomsPerSocket = ROOMS_PER_SOCKET;
    Duration kept = KEPT;

    LoggedRoomsBuilder(OrderedLog log, RoomKind kind, LoggedRoomAccess access) {
        this.log = log;
        this.kind = kind;
        this.access = access;
    }

    /**
     * Has events of that kind logged.
     *
     * <pre>{@code
     * record Placed(String shop, long number, String item) {}
     *
     * LoggedRooms rooms = LoggedRooms.of(new InMemoryOrderedLog(), RoomKind.of("shop"), (userId, shop) -> true)
     *         .event(serverEvent("placed", Placed.class), "number")
     *         .build();
     * }</pre>
     *
     * @param number the component of the event's record that has its number on the wire, a {@code long} or {@code Long}: whatever an
     *     application puts there is replaced
     * @throws IllegalArgumentException if the payload is no record, has no such component, has binary in it, or travels as several
     *     arguments
     */
    public LoggedRoomsBuilder event(ServerEvent<?> event, String number) {
        events.add(event, number);
        return this;
    }

    /** The request by which clients join, {@link LoggedRoomEvents#JOIN} by default. */
    public LoggedRoomsBuilder joinedBy(ClientRequest<JoinRoom, RoomJoined> request) {
        join = request;
        return this;
    }

    /** The event by which clients leave, {@link LoggedRoomEvents#LEAVE} by default. */
    public LoggedRoomsBuilder leftBy(ClientEvent<LeaveRoom> event) {
        leave = event;
        return this;
    }

    /** The event of a socket that was taken out of a room, {@link LoggedRoomEvents#LEFT} by default. */
    public LoggedRoomsBuilder reportedBy(ServerEvent<RoomLeft> event) {
        left = event;
        return this;
    }

    /**
     * How much one join is sent: what comes first. Then the client asks on.
     *
     * @param maxEvents how many events; {@value #PAGE_EVENTS} by default
     * @param maxBytes how many bytes of JSON; {@value #PAGE_BYTES} by default. Keep it well below the server's send budget
     * @throws IllegalArgumentException if one is not positive
     */
    public LoggedRoomsBuilder page(int maxEvents, int maxBytes) {
        pageEvents = positive(maxEvents, "events");
        pageBytes = positive(maxBytes, "bytes");
        return this;
    }

    /**
     * How many of these rooms a socket may be in; a further join is refused with {@code rate-limited}. {@value #ROOMS_PER_SOCKET} by
     * default.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public LoggedRoomsBuilder roomsPerSocket(int max) {
        roomsPerSocket = positive(max, "rooms");
        return this;
    }

    /**
     * How long events are kept, seven days by default: clients that were away for longer load a room anew. A log in memory keeps
     * everything.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public LoggedRoomsBuilder keep(Duration age) {
        if (age.isNegative()) {
            throw new IllegalArgumentException("events cannot be kept for " + age);
        }
        kept = age;
        return this;
    }

    private static int positive(int value, String what) {
        if (value <= 0) {
            throw new IllegalArgumentException("the number of " + what + " must be positive, but was " + value);
        }
        return value;
    }

    /**
     * The feature.
     *
     * @throws IllegalArgumentException if no event was declared
     */
    public LoggedRooms build() {
        if (events.isEmpty()) {
            throw new IllegalArgumentException("logged rooms need an event that is logged");
        }
        return new LoggedRooms(this);
    }
}
