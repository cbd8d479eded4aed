package dev.parlance.catalogue.logged;

import dev.parlance.catalogue.log.LogEntry;
import dev.parlance.catalogue.logged.LoggedRoomEvents.GapReason;
import dev.parlance.catalogue.logged.LoggedRoomEvents.JoinRoom;
import dev.parlance.catalogue.logged.LoggedRoomEvents.RoomGap;
import dev.parlance.catalogue.logged.LoggedRoomEvents.RoomJoined;
import dev.parlance.catalogue.platform.order.EventOrder;
import dev.parlance.event.RefusedException;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Socket;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Joins sockets to rooms. Most of what a client has missed is read and sent beside the room's order, so that its members wait for
 * nobody who catches up; the rest in it, where nothing else is sent meanwhile.
 */
final class RoomJoins {
    /** The highest number that a JavaScript client can have. */
    private static final long MAX_NUMBER = (1L << 53) - 1;

    private final LoggedNamespace rooms;
    private final LoggedRoomsBuilder settings;
    private final JoinGate gate;

    /** How far a join has come beside the order of the room. */
    private record Progress(ReplayPage page, @Nullable GapReason gap) {}

    RoomJoins(Namespace<?> namespace, LoggedNamespace rooms, LoggedRoomsBuilder settings) {
        this.rooms = rooms;
        this.settings = settings;
        this.gate = new JoinGate(namespace.server());
    }

    CompletableFuture<RoomJoined> join(Socket<?> socket, JoinRoom join) {
        Long lastSeen = join.lastSeen();
        if (lastSeen != null && (lastSeen < 0 || lastSeen > MAX_NUMBER)) {
            throw RefusedException.invalid("lastSeen", "lastSeen is a number from 0 to " + MAX_NUMBER);
        }
        Membership member = rooms.memberships().of(socket, join.room());
        return member.join(() -> gate.run(() -> run(member, join)));
    }

    private CompletableFuture<RoomJoined> run(Membership member, JoinRoom join) {
        EventOrder.Key caller =
                new EventOrder.Key("logged:join", member.socket().id());
        return rooms.order()
                .runBlocking(caller, () -> catchUp(member, join))
                .thenCompose(progress -> rooms.order().runBlocking(rooms.key(join.room()), () -> enter(progress)));
    }

    private Progress catchUp(Membership member, JoinRoom join) {
        checkAccess(member);
        ReplayPage page = new ReplayPage(member, settings.log, rooms.json(), settings.pageEvents, settings.pageBytes);
        if (join.lastSeen() != null) {
            if (join.epoch() != null && !join.epoch().equals(settings.log.epoch())) {
                return new Progress(page, GapReason.EPOCH);
            }
            member.advance(join.lastSeen());
        }
        if (member.isLive() || !member.isPlaced()) {
            return new Progress(page, null);
        }
        long newest = rooms.last(member.room());
        return new Progress(page, member.position() > newest ? GapReason.AHEAD : page.send(newest));
    }

    private void checkAccess(Membership member) {
        boolean isAllowed = false;
        try {
            isAllowed = settings.access.mayRead(member.socket().user().id(), member.room());
        } finally {
            if (!isAllowed) {
                rooms.leave(member.socket(), member.room());
            }
        }
        if (!isAllowed) {
            throw RefusedException.permissionDenied("not your room");
        }
    }

    private RoomJoined enter(Progress progress) {
        Membership member = progress.page.member();
        if (member.hasEnded()) {
            throw RefusedException.conflict("left meanwhile");
        }
        GapReason gap =
                progress.gap == null ? rooms.with(member.room(), feed -> feed.enter(progress.page)) : progress.gap;
        if (gap != null) {
            rooms.leave(member.socket(), member.room());
        } else if (member.hasEnded()) {
            throw RefusedException.conflict("left meanwhile");
        }
        return new RoomJoined(
                member.room(),
                member.isPlaced() ? member.position() : 0,
                member.isLive(),
                settings.log.epoch(),
                gap == null ? null : gap(member.room(), gap));
    }

    private RoomGap gap(String room, GapReason reason) {
        long newest = rooms.last(room);
        List<LogEntry> oldest = settings.log.since(room, 0, 1);
        return new RoomGap(reason, oldest.isEmpty() ? newest + 1 : oldest.get(0).number(), newest);
    }
}
