package dev.parlance.catalogue.logged;

import dev.parlance.catalogue.log.LogEntry;
import dev.parlance.catalogue.log.OrderedLog;
import dev.parlance.catalogue.logged.LoggedRoomEvents.LeftReason;
import dev.parlance.catalogue.logged.LoggedRoomEvents.RoomLeft;
import dev.parlance.catalogue.platform.access.AccessChecks;
import dev.parlance.catalogue.platform.access.Departures;
import dev.parlance.catalogue.platform.order.EventOrder;
import dev.parlance.event.RefusedException;
import dev.parlance.socket.Audience;
import dev.parlance.socket.Json;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Registration;
import dev.parlance.socket.ReturningSession;
import dev.parlance.socket.Room;
import dev.parlance.socket.Socket;
import dev.parlance.socket.UntypedEmitter;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;

/** The logged rooms that one namespace has members of on this server. */
final class LoggedNamespace implements Departures.Listener<Socket<?>> {
    private static final int BATCH = 500;

    private final Namespace<?> namespace;
    private final LoggedRoomsBuilder settings;
    private final EventOrder order;
    private final Memberships memberships;
    private final Departures<?> departures;
    private final Map<String, RoomFeed> feeds = new ConcurrentHashMap<>();

    LoggedNamespace(Namespace<?> namespace, LoggedRoomsBuilder settings) {
        this.namespace = namespace;
        this.settings = settings;
        this.order = EventOrder.of(namespace, "logged");
        this.memberships = new Memberships(settings.roomsPerSocket);
        this.departures = Departures.of(namespace, Duration.ZERO, this);
    }

    /** Watches who departs and comes back. */
    Registration listen() {
        return Registration.all(departures.listen(), order.checkReturn(namespace, this::lostRooms));
    }

    OrderedLog log() {
        return settings.log;
    }

    Json json() {
        return namespace.server().json();
    }

    EventOrder order() {
        return order;
    }

    Memberships memberships() {
        return memberships;
    }

    /** The number of the last entry of a room; 0 if there is none. */
    long last(String room) {
        return settings.log.last(List.of(room)).getOrDefault(room, 0L);
    }

    UntypedEmitter sockets(List<String> ids) {
        return namespace.local().toSockets(ids).untyped();
    }

    /** The key of what happens in a room. */
    EventOrder.Key key(String room) {
        return new EventOrder.Key("logged:" + settings.kind, room);
    }

    void inOrder(String room, Runnable task) {
        order.runBlockingAlways(key(room), task);
    }

    private Room room(Membership member) {
        return settings.kind.room(member.room());
    }

    /** Also what the application itself sends to that room reaches it. */
    void joinRoom(Membership member) {
        sockets(member).socketsJoin(room(member));
    }

    // By its id: its client may be away, or have just come back.
    private Audience sockets(Membership member) {
        return namespace.local().toSockets(member.socket().id());
    }

    /** An entry was appended here, or left by a server that has crashed. */
    void offer(LogEntry entry) {
        RoomFeed feed = feeds.get(entry.stream());
        if (feed != null) {
            feed.offer(entry);
        }
    }

    /** A room may have entries up to that number. */
    void report(String room, long number) {
        RoomFeed feed = feeds.get(room);
        if (feed != null) {
            feed.report(number);
        }
    }

    /** Looks into the log for what nobody has reported. */
    void reportStored() {
        List<String> rooms = List.copyOf(feeds.keySet());
        for (int i = 0; i < rooms.size(); i += BATCH) {
            settings.log
                    .last(rooms.subList(i, Math.min(rooms.size(), i + BATCH)))
                    .forEach(this::report);
        }
    }

    /** Works on the feed of a room, in the order of the room; a feed without members is forgotten. */
    <T> T with(String room, Function<RoomFeed, T> work) {
        RoomFeed feed = feeds.computeIfAbsent(room, name -> new RoomFeed(name, this));
        try {
            return work.apply(feed);
        } finally {
            if (feed.isEmpty()) {
                feeds.remove(room, feed);
            }
        }
    }

    /** What comes next for this member is kept no longer: its client joins again, and is told so. */
    void rejoin(Membership member) {
        memberships.end(member);
        take(member, LeftReason.REJOIN);
    }

    /** Takes a socket out of a room; ends when nothing more is sent to it. */
    CompletionStage<Void> leave(Socket<?> socket, String room) {
        Membership member = memberships.end(socket, room);
        return order.run(key(room), () -> {
            if (member != null) {
                remove(member);
            }
            return null;
        });
    }

    /** Its client may come back: it is sent what happens meanwhile as if it were there. */
    @Override
    public void departed(Socket<?> socket) {}

    /** What another server knows of it is not known here: its client joins again, and is told so. */
    @Override
    public void returned(Socket<?> socket, boolean elsewhere) {
        memberships.of(socket.id()).forEach(member -> member.returned(socket));
        for (Room room : socket.rooms()) {
            String id = settings.kind.id(room);
            if (id != null && elsewhere) {
                socket.leave(room);
                socket.emit(settings.left, new RoomLeft(id, LeftReason.REJOIN));
            }
        }
    }

    // What was missed was sent to the socket, not to its room: without the one it gets nothing of the other.
    private List<Room> lostRooms(ReturningSession<?> session) {
        String userId = session.user().id();
        for (Room room : session.rooms()) {
            String id = settings.kind.id(room);
            if (id != null && !settings.access.mayRead(userId, id)) {
                throw RefusedException.permissionDenied("no longer your room");
            }
        }
        return List.of();
    }

    /** Forgets a socket that no client will come back to. */
    void disconnected(String socketId) {
        end(socketId, this::removeFromFeed);
    }

    /** Takes everybody out, since the feature is removed. */
    void close() {
        departures.sockets().forEach(socket -> end(socket.id(), this::remove));
    }

    private void end(String socketId, Consumer<Membership> removal) {
        memberships.of(socketId).forEach(member -> {
            memberships.end(member);
            order.runAlways(key(member.room()), () -> removal.accept(member));
        });
    }

    private void removeFromFeed(Membership member) {
        with(member.room(), feed -> {
            feed.remove(member);
            return feed;
        });
    }

    private void remove(Membership member) {
        boolean wasLive = member.isLive();
        removeFromFeed(member);
        if (wasLive) {
            sockets(member).socketsLeave(room(member));
        }
    }

    private void take(Membership member, LeftReason reason) {
        remove(member);
        member.socket().emit(settings.left, new RoomLeft(member.room(), reason));
    }

    /** Takes the sockets that a user has here out of the rooms that the user may no longer read. */
    void recheck(String userId) {
        AccessChecks checks = new AccessChecks();
        Set<Membership> all = new LinkedHashSet<>();
        departures.socketsOf(userId).forEach(socket -> all.addAll(memberships.of(socket.id())));
        for (Membership member : all) {
            if (!checks.allow(() -> settings.access.mayRead(userId, member.room()))) {
                memberships.end(member);
                order.runHere(key(member.room()), () -> take(member, LeftReason.ACCESS));
            }
        }
        checks.end();
    }
}
