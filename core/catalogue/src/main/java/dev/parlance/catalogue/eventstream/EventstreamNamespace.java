package dev.parlance.catalogue.eventstream;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parlance.catalogue.platform.access.AccessChecks;
import dev.parlance.catalogue.platform.order.EventOrder;
import dev.parlance.catalogue.platform.order.StoreFailures;
import dev.parlance.event.RefusedException;
import dev.parlance.event.ServerEvent;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Registration;
import dev.parlance.socket.Socket;
import dev.parlance.socket.User;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What happens on one namespace. What concerns one room happens in its order on each server, changes of who sees it and messages
 * alike: so the other servers are notified of both in the same way, one after another.
 */
final class EventstreamNamespace {
    /** After that time another server tries again to ask who sees a room. */
    static final Duration RETRY = Duration.ofSeconds(5);

    private static final String MESSAGE = "parlance:eventstream:message";
    private static final String ROOM = "parlance:eventstream:room";
    private static final String ROOM_DELETED = "parlance:eventstream:deleted";
    private static final String ACCESS = "parlance:eventstream:access";
    private static final String UNCERTAIN = "parlance:eventstream:uncertain";

    private final Namespace<? extends User> namespace;
    private final EventstreamRooms rooms;
    private final EventOrder order;
    private final EventstreamViewers viewers;
    private volatile boolean ended;

    /**
     * Whose view of a room may have changed.
     *
     * @param userIds null for everybody's, or those who see it if it is updated
     * @param updated whether the room has changed, and not only who sees it
     */
    record RoomChange(long roomId, @Nullable List<String> userIds, boolean updated) {}

    EventstreamNamespace(Namespace<? extends User> namespace, EventstreamRooms rooms) {
        this.namespace = namespace;
        this.rooms = rooms;
        this.order = EventOrder.of(namespace, "eventstream");
        this.viewers = new EventstreamViewers(namespace, rooms);
    }

    /** Listens to clients and to the other servers. */
    Registration listen() {
        return Registration.all(
                this::end,
                namespace.use(this::connecting),
                namespace.onConnect(viewers::connected),
                onOthers(MESSAGE, arguments -> {
                    long roomId = id(arguments.get(0));
                    Object data = namespace.server().json().read(((String) arguments.get(2)).getBytes(UTF_8));
                    order.runAlways(
                            orderOf(roomId),
                            () -> namespace
                                    .local()
                                    .to(VisibleRooms.room(roomId))
                                    .untyped()
                                    .emit((String) arguments.get(1), data));
                }),
                onOthers(
                        ROOM,
                        arguments -> later(new RoomChange(
                                id(arguments.get(0)), texts(arguments.get(1)), Boolean.TRUE.equals(arguments.get(2))))),
                onOthers(ROOM_DELETED, arguments -> {
                    long roomId = id(arguments.get(0));
                    order.runAlways(orderOf(roomId), () -> viewers.delete(roomId));
                }),
                onOthers(ACCESS, arguments -> {
                    List<String> user = List.of((String) arguments.get(0));
                    Stream<Long> gained = ((List<?>) arguments.get(1)).stream().map(EventstreamNamespace::id);
                    roomsToCheck(user.get(0), gained.toList(), roomId -> later(new RoomChange(roomId, user, false)));
                }),
                onOthers(
                        UNCERTAIN,
                        arguments -> EventstreamViewers.close(viewers.ofUsers(List.of((String) arguments.get(0))))));
    }

    private interface FromOthers {
        void receive(List<@Nullable Object> arguments);
    }

    private Registration onOthers(String event, FromOthers receiver) {
        return namespace.untyped().onServerSideEmit(event, (arguments, ack) -> receiver.receive(arguments));
    }

    private static long id(@Nullable Object argument) {
        return ((Number) argument).longValue();
    }

    private static @Nullable List<String> texts(@Nullable Object argument) {
        return argument == null
                ? null
                : ((List<?>) argument).stream().map(String::valueOf).toList();
    }

    private void connecting(Socket<?> socket) {
        try {
            viewers.connecting(socket);
        } catch (RuntimeException e) {
            if (StoreFailures.toRefusal(e) instanceof RefusedException refused) {
                throw refused;
            }
            throw e;
        }
    }

    private void end() {
        ended = true;
        viewers.end();
    }

    private static EventOrder.Key orderOf(long roomId) {
        return new EventOrder.Key("eventstream", String.valueOf(roomId));
    }

    // --- what an application says has happened

    /** Sends what has happened in a room to those who see it. */
    <P> void emit(long roomId, ServerEvent<P> event, P payload) {
        order.runHere(orderOf(roomId), () -> {
            String json = new String(namespace.server().json().write(payload), UTF_8);
            namespace.untyped().serverSideEmit(MESSAGE, roomId, event.name(), json);
            namespace.local().to(VisibleRooms.room(roomId)).emit(event, payload);
        });
    }

    /** Notifies whom a change of a room concerns. */
    void change(RoomChange change) {
        order.runHere(orderOf(change.roomId()), () -> {
            namespace.untyped().serverSideEmit(ROOM, change.roomId(), change.userIds(), change.updated());
            check(change);
        });
    }

    void roomDeleted(long roomId) {
        order.runHere(orderOf(roomId), () -> {
            namespace.untyped().serverSideEmit(ROOM_DELETED, roomId);
            viewers.delete(roomId);
        });
    }

    void accessChanged(String userId) {
        Collection<Long> seen;
        try {
            seen = rooms.roomsOf(userId);
        } catch (RuntimeException e) {
            namespace.untyped().serverSideEmit(UNCERTAIN, userId);
            EventstreamViewers.close(viewers.ofUsers(List.of(userId)));
            throw e;
        }
        namespace.untyped().serverSideEmit(ACCESS, userId, List.copyOf(seen));
        AccessChecks checks = new AccessChecks();
        roomsToCheck(
                userId,
                seen,
                roomId -> checks.run(() ->
                        order.runHere(orderOf(roomId), () -> check(new RoomChange(roomId, List.of(userId), false)))));
        checks.end();
    }

    /** The rooms that a user may see, and those that their clients here see still. */
    private void roomsToCheck(String userId, Collection<Long> maySee, LongConsumer check) {
        Set<Long> all = new TreeSet<>(maySee);
        all.addAll(viewers.seenBy(userId));
        all.forEach(check::accept);
    }

    // --- in the order of the room

    private void check(RoomChange change) {
        List<String> userIds = change.userIds();
        Set<VisibleRooms> concerned;
        if (userIds != null) {
            concerned = viewers.ofUsers(userIds);
        } else {
            concerned = change.updated() ? viewers.in(change.roomId()) : viewers.everyone();
        }
        try {
            viewers.check(change.roomId(), concerned, change.updated());
        } catch (RuntimeException e) {
            if (!change.updated()) {
                EventstreamViewers.close(userIds == null ? viewers.in(change.roomId()) : concerned);
            }
            throw e;
        }
    }

    /** The same as another server has asked for it. */
    private void later(RoomChange change) {
        order.runBlockingAlways(orderOf(change.roomId()), () -> {
            if (ended) {
                return;
            }
            try {
                check(change);
            } catch (RuntimeException e) {
                namespace.server().scheduler().schedule(RETRY, () -> later(change));
                throw e;
            }
        });
    }
}
