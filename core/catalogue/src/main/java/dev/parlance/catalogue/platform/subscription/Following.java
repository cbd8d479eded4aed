package dev.parlance.catalogue.platform.subscription;

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

    private record Follower(Socket<?> socket, Map<Room, Subscription> subscriptions) {}

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
            // Only now: a socket that leaves from here on finds it added.
            removeIfLeft(follower, subscription.room());
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void left(Room room, String socketId) {
        if (!followers.containsKey(socketId)) {
            return;
        }
        lock.lock();
        try {
            Follower follower = followers.get(socketId);
            if (follower != null) {
                removeIfLeft(follower, room);
            }
        } finally {
            lock.unlock();
        }
    }

    private void removeIfLeft(Follower follower, Room room) {
        if (follower.socket.isIn(room)) {
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
            follower.socket.leave(
                    of(follower.socket).stream().map(Subscription::room).toArray(Room[]::new));
        }
    }

    /** What a socket follows: a copy. */
    List<Subscription> of(Socket<?> socket) {
        lock.lock();
        try {
            Follower follower = followers.get(socket.id());
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
