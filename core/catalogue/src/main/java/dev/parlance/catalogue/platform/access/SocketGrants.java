package dev.parlance.catalogue.platform.access;

import dev.parlance.catalogue.platform.PlatformUser;
import dev.parlance.socket.Room;
import dev.parlance.socket.Socket;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What one socket was granted, with the rooms that it is in because of that. Checking and joining happen under its lock: a
 * grant that was checked before access was revoked cannot be used after. Application code runs under the lock, but only on
 * threads that may block, and no two sockets share one.
 */
final class SocketGrants<T> {
    private final Socket<? extends PlatformUser> socket;
    // Not a monitor: on virtual threads a blocked one would hold its carrier until Java 24.
    private final Lock lock = new ReentrantLock();
    private final Map<T, Set<Room>> rooms = new HashMap<>();

    SocketGrants(Socket<? extends PlatformUser> socket) {
        this.socket = socket;
    }

    void locked(Runnable work) {
        lock.lock();
        try {
            work.run();
        } finally {
            lock.unlock();
        }
    }

    int count() {
        return rooms.size();
    }

    boolean has(T thing) {
        return rooms.containsKey(thing);
    }

    List<T> things() {
        return List.copyOf(rooms.keySet());
    }

    /** Joins the rooms that are granted now, and leaves those that are not; all of them if the grant throws. */
    void check(GrantedRooms.Grant<T> grant, T thing) {
        Set<Room> now;
        try {
            now = grant.rooms(socket.user(), thing);
        } catch (RuntimeException e) {
            drop(thing);
            throw e;
        }
        Set<Room> revoked = new HashSet<>(rooms.getOrDefault(thing, Set.of()));
        revoked.removeAll(now);
        socket.leave(revoked);
        socket.join(now);
        rooms.put(thing, now);
    }

    void drop(T thing) {
        Set<Room> before = rooms.remove(thing);
        if (before != null) {
            socket.leave(before);
        }
    }
}
