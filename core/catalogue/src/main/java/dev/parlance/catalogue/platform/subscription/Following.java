package dev.parlance.catalogue.platform.subscription;

import dev.parlance.catalogue.platform.access.Departures;
import dev.parlance.event.RefusedException;
import dev.parlance.socket.DataKey;
import dev.parlance.socket.ReturningSession;
import dev.parlance.socket.Room;
import dev.parlance.socket.RoomListener;
import dev.parlance.socket.Socket;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * What the sockets of one namespace follow on this server. The rooms decide: after each join and leave it is
 * checked whether the socket is in the room, and the last check sees the final state. So nothing is left over, however a
 * socket leaves.
 */
final class Following implements RoomListener {
    private final ReentrantLock lock = new ReentrantLock();
    // Changed under the lock.
    private final Map<String, Follower> followers = new ConcurrentHashMap<>();
    private final LiveQueries queries = new LiveQueries();

    private static final DataKey<Boolean> FOLLOWS = DataKey.kept("parlance.subscription.follows", Boolean.class);

    private record Follower(Socket<?> socket, Map<Room, Subscription> subscriptions) {
        /** Its socket is not in a room any more; while its client may come back, it is in those that it was in. */
        boolean hasLeft(Room room) {
            return !socket.isIn(room) && (socket.isConnected() || socket.hasEnded());
        }
    }

    /** A socket has joined the room of a subscription: added unless it has left again. */
    void joined(Socket<?> socket, Subscription subscription) {
        lock.lock();
        try {
            Follower follower =
                    followers.computeIfAbsent(socket.id(), id -> new Follower(socket, new LinkedHashMap<>()));
            if (follower.subscriptions.putIfAbsent(subscription.room(), subscription) == null
                    && subscription.filter() != null
                    && subscription.collectionId() != null) {
                queries.add(subscription.collectionId(), subscription.room(), subscription.filter());
            }
            socket.data().put(FOLLOWS, true);
            // Only now: a socket that leaves from here on finds it added.
            removeIfLeft(follower, subscription.room());
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void left(Room room, String socketId) {
        ifFollowing(socketId, follower -> removeIfLeft(follower, room));
    }

    /** A client has come back: it follows what its socket is in the rooms of. */
    void returned(Socket<?> socket) {
        ifFollowing(socket.id(), before -> {
            Follower follower = new Follower(socket, before.subscriptions);
            followers.put(socket.id(), follower);
            removeAllLeft(follower);
        });
    }

    /** No client will come back to that socket. */
    void gone(String socketId) {
        ifFollowing(socketId, this::removeAllLeft);
    }

    private void removeAllLeft(Follower follower) {
        List.copyOf(follower.subscriptions.keySet()).forEach(room -> removeIfLeft(follower, room));
    }

    /** Runs that under the lock; most sockets follow nothing, and take none. */
    private void ifFollowing(String socketId, Consumer<Follower> action) {
        if (!followers.containsKey(socketId)) {
            return;
        }
        lock.lock();
        try {
            Follower follower = followers.get(socketId);
            if (follower != null) {
                action.accept(follower);
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * What a session follows whose client has come back.
     *
     * @throws RefusedException if that is known on another server
     */
    List<Subscription> of(ReturningSession<?> session) {
        if (!followers.containsKey(session.socketId()) && session.data().get(FOLLOWS) != null) {
            throw RefusedException.permissionDenied("what it follows is known on another server");
        }
        return of(session.socketId());
    }

    private void removeIfLeft(Follower follower, Room room) {
        if (!follower.hasLeft(room)) {
            return;
        }
        Subscription subscription = follower.subscriptions.remove(room);
        if (subscription != null && subscription.filter() != null && subscription.collectionId() != null) {
            queries.remove(subscription.collectionId(), room, subscription.filter());
        }
        if (follower.subscriptions.isEmpty()) {
            followers.remove(follower.socket.id());
        }
    }

    /** Makes all sockets leave the rooms of what they follow. They must still be reported to this as it listens to rooms. */
    void end() {
        for (Follower follower : followers.values()) {
            Departures.leave(
                    follower.socket,
                    of(follower.socket).stream().map(Subscription::room).toList());
        }
    }

    /** What a socket follows: a copy. */
    List<Subscription> of(Socket<?> socket) {
        return of(socket.id());
    }

    private List<Subscription> of(String socketId) {
        lock.lock();
        try {
            Follower follower = followers.get(socketId);
            return follower == null ? List.of() : List.copyOf(follower.subscriptions.values());
        } finally {
            lock.unlock();
        }
    }

    /** Calls the action with each socket of that user that follows something, and what it follows. */
    void forEach(String userId, BiConsumer<Socket<?>, List<Subscription>> action) {
        List<Socket<?>> sockets = new ArrayList<>();
        followers.values().forEach(follower -> sockets.add(follower.socket));
        sockets.stream()
                .filter(socket -> socket.user().id().equals(userId))
                .forEach(socket -> action.accept(socket, of(socket)));
    }

    LiveQueries queries() {
        return queries;
    }

    /** Whether nobody follows anything. */
    boolean isEmpty() {
        return followers.isEmpty() && queries.isEmpty();
    }
}
