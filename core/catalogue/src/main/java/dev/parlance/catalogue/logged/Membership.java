package dev.parlance.catalogue.logged;

import dev.parlance.catalogue.logged.LoggedRoomEvents.RoomJoined;
import dev.parlance.socket.Socket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One session in one room, from its first join until it leaves. One join at a time: who joins again meanwhile is answered as the
 * first is. So nothing is sent twice.
 */
final class Membership {
    private static final long NOWHERE = -1;

    private volatile Socket<?> socket;
    private final String room;
    private final AtomicReference<@Nullable CompletableFuture<RoomJoined>> joining = new AtomicReference<>();

    // Written by the join that goes on, or in the order of the room.
    private volatile long position = NOWHERE;
    private volatile boolean live;
    private volatile boolean ended;

    Membership(Socket<?> socket, String room) {
        this.socket = socket;
        this.room = room;
    }

    Socket<?> socket() {
        return socket;
    }

    /** Its client has come back, and has received what was sent meanwhile. */
    void returned(Socket<?> now) {
        socket = now;
    }

    String room() {
        return room;
    }

    /** Joins, or takes part in the join that goes on. */
    CompletableFuture<RoomJoined> join(Supplier<CompletableFuture<RoomJoined>> begin) {
        CompletableFuture<RoomJoined> mine = new CompletableFuture<>();
        CompletableFuture<RoomJoined> other = joining.compareAndExchange(null, mine);
        if (other != null) {
            return other;
        }
        begun(begin).whenComplete((joined, failure) -> {
            joining.set(null);
            if (failure == null) {
                mine.complete(joined);
            } else {
                mine.completeExceptionally(failure);
            }
        });
        return mine;
    }

    private static CompletableFuture<RoomJoined> begun(Supplier<CompletableFuture<RoomJoined>> begin) {
        try {
            return begin.get();
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** Whether it is known which events its client has. */
    boolean isPlaced() {
        return position != NOWHERE;
    }

    /** The number of the last event that its client has, as it says or as was sent. */
    long position() {
        return position;
    }

    /** Its client has all events up to that number. */
    void advance(long number) {
        position = Math.max(position, number);
    }

    /** Whether it is sent what happens. */
    boolean isLive() {
        return live;
    }

    void live(boolean now) {
        live = now;
    }

    /** Nothing more is sent to it. */
    void end() {
        ended = true;
    }

    boolean hasEnded() {
        return ended || socket.hasEnded();
    }
}
