package dev.parlance.catalogue.logged;

import dev.parlance.catalogue.jdbc.Statements;
import dev.parlance.catalogue.log.Appended;
import dev.parlance.catalogue.log.JdbcOrderedLog;
import dev.parlance.catalogue.log.LogDrainer;
import dev.parlance.catalogue.log.LogEntry;
import dev.parlance.catalogue.log.OrderedLog;
import dev.parlance.catalogue.platform.Installations;
import dev.parlance.catalogue.platform.access.AccessRechecks;
import dev.parlance.event.Incubating;
import dev.parlance.event.ServerEvent;
import dev.parlance.socket.Feature;
import dev.parlance.socket.Json;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Registration;
import dev.parlance.socket.RoomKind;
import dev.parlance.socket.User;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Rooms whose events are appended to an {@link OrderedLog}, numbered, and sent to whoever is there, in order. A client that was away
 * joins with the number that it has seen last: it is sent what it has missed, and then what happens, without a gap and nothing twice,
 * on whichever server it is. If what it has missed is kept no longer, the answer says so. See {@link LoggedRoomEvents#JOIN}.
 *
 * <pre>{@code
 * record Placed(String shop, long number, String item) {}
 * ServerEvent<Placed> placed = serverEvent("placed", Placed.class);
 *
 * LoggedRooms rooms = LoggedRooms.of(new InMemoryOrderedLog(), RoomKind.of("shop"), (userId, shop) -> true)
 *         .event(placed, "number")
 *         .build();
 * platform.install(rooms);
 *
 * rooms.append("bakery", placed, new Placed("bakery", 0, "bread"));
 * }</pre>
 *
 * <p>The log is for these rooms alone; each room is a stream of it. Several servers may share it if it is a {@link JdbcOrderedLog}. They
 * notify each other by the adapter; what that loses they find in the log within {@link #MAX_DELAY}. A socket is also put into the room
 * of the kind and that id, for what the application sends without logging it. Methods may be called by any thread.
 */
@Incubating
public final class LoggedRooms implements Feature<User> {
    /** After that time a server has found what no other server has reported to it. */
    public static final Duration MAX_DELAY = Duration.ofSeconds(5);

    private static final Logger logger = LoggerFactory.getLogger(LoggedRooms.class);

    private final LoggedRoomsBuilder settings;
    private final OrderedLog log;
    private final Installations<Installation> installations = new Installations<>();
    private final Installations<AccessRechecks> rechecks = new Installations<>();

    private record Installation(
            Namespace<?> namespace, LoggedNamespace rooms, RoomReports reports, LogDrainer drainer) {
        void announce(LogEntry entry) {
            rooms.offer(entry);
            reports.report(entry.stream(), entry.number());
        }
    }

    LoggedRooms(LoggedRoomsBuilder settings) {
        this.settings = settings;
        this.log = settings.log;
    }

    /**
     * Rooms of that kind, whose ids are the streams of that log.
     *
     * @param log for nothing else
     * @param kind distinguishes these rooms from those of other features; the same on all servers
     */
    public static LoggedRoomsBuilder of(OrderedLog log, RoomKind kind, LoggedRoomAccess access) {
        return new LoggedRoomsBuilder(log, kind, access);
    }

    @Override
    public Registration installOn(Namespace<? extends User> namespace) {
        LoggedNamespace rooms = new LoggedNamespace(namespace, settings);
        RoomJoins joins = new RoomJoins(namespace, rooms, settings);
        RoomReports reports = new RoomReports(
                namespace,
                settings.kind.toString(),
                namespace.blockingExecutor().named("logged"),
                rooms::report);
        LogDrainer drainer = new LogDrainer(log, namespace, this::announce).keep(settings.kept);
        Installation installation = new Installation(namespace, rooms, reports, drainer);
        AccessRechecks recheck = new AccessRechecks(namespace, "logged:" + settings.kind, rooms::recheck);
        return Registration.all(
                rooms::close,
                installations.add(installation),
                rechecks.add(recheck),
                recheck.listen(),
                reports.listen(),
                drainer.start(),
                new LogPolling(namespace, rooms).start(),
                rooms.listen(),
                // It is referenced weakly otherwise.
                namespace.onSessionGone((socketId, user, data) -> installation.rooms.disconnected(socketId)),
                namespace.handleAsync(settings.join, joins::join),
                namespace.onAsync(settings.leave, (socket, leave) -> rooms.leave(socket, leave.room())));
    }

    private void announce(LogEntry entry) {
        installations.forEach(installation -> installation.announce(entry));
    }

    /**
     * Appends an event to a room's log and has it sent to the room. When this returns it is stored; it is sent a moment later. May block.
     *
     * @return its number
     * @throws IllegalArgumentException if the event was not declared, or its payload cannot be written as JSON
     * @throws IllegalStateException if this is installed on no namespace
     */
    public <P> long append(String room, ServerEvent<P> event, P payload) {
        LogEntry entry = log.append(room, event.name(), settings.events.details(event, payload, json()));
        sent(entry);
        return entry.number();
    }

    /**
     * Appends an event in a transaction of the caller, who calls {@link #committed} after its commit: what is rolled back was never
     * appended. Who appends to several rooms does so in the order of their ids, lest two transactions wait for each other.
     *
     * @throws IllegalArgumentException as {@link #append(String, ServerEvent, Object)}
     * @throws IllegalStateException if this is installed on no namespace, or the log is not a {@link JdbcOrderedLog}
     */
    public <P> Appended append(Statements statements, String room, ServerEvent<P> event, P payload) {
        return jdbc().append(statements, room, event.name(), settings.events.details(event, payload, json()));
    }

    /** As {@link #append(Statements, String, ServerEvent, Object)}, on a connection that does not commit by itself. */
    public <P> Appended append(Connection connection, String room, ServerEvent<P> event, P payload) {
        return append(Statements.on(connection), room, event, payload);
    }

    /**
     * Has an event sent to the room whose transaction is committed. If this is not called, because the process ends before it, a server
     * sends it a few seconds later.
     */
    public void committed(Appended appended) {
        jdbc().committed(appended);
        sent(appended.entry());
    }

    private JdbcOrderedLog jdbc() {
        if (log instanceof JdbcOrderedLog jdbc) {
            return jdbc;
        }
        throw new IllegalStateException("the log of these rooms is not in a database");
    }

    private void sent(LogEntry entry) {
        // At once, whoever has the lease of the stream: the members are sent it in order all the same.
        announce(entry);
        try {
            installation().drainer.drain(entry.stream());
        } catch (RuntimeException e) {
            logger.debug("A stream could not be drained; it will be tried again", e);
        }
    }

    /** The number of the last event of a room; 0 if there was none. May block. */
    public long newest(String room) {
        return log.last(List.of(room)).getOrDefault(room, 0L);
    }

    /** Identifies the numbers, as {@link LoggedRoomEvents.RoomJoined#epoch} has it: for what an application itself hands to clients. */
    public String epoch() {
        return log.epoch();
    }

    /**
     * Asks again which rooms a user may read, on all servers, and takes the user's sockets out of the others: each is sent {@link
     * LoggedRoomEvents#LEFT}. When this returns, that is done on this server; the others are notified. May block.
     *
     * @throws RuntimeException what {@link LoggedRoomAccess#mayRead} has thrown, after all was checked; it counts as no
     */
    public void accessChanged(String userId) {
        AccessRechecks.accessChanged(rechecks, userId);
    }

    private Json json() {
        return installation().namespace.server().json();
    }

    private Installation installation() {
        return installations.all().stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("logged rooms are not installed on any namespace"));
    }
}
