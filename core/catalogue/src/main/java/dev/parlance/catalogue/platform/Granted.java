package dev.parlance.catalogue.platform;

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
 * What one socket was granted, with the rooms that it is in because of that. Asking and joining happen under its lock: a
 * grant that was asked for before access was taken away cannot be used after.
 */
final class Granted<T> {
    private final Socket<? extends PlatformUser> socket;
    // Not a monitor: on virtual threads a blocked one would hold its carrier until Java 24.
    private final Lock lock = new ReentrantLock();
    private final Map<T, Set<Room>> rooms = new HashMap<>();

    Granted(Socket<? extends PlatformUser> socket) {
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

    /** Joins the rooms that are granted now, and leaves those that are not; all of them if what it asks throws. */
    void ask(GrantedRooms.Grant<T> grant, T thing) {
        Set<Room> now;
        try {
            now = grant.rooms(socket.user(), thing);
        } catch (RuntimeException e) {
            drop(thing);
            throw e;
        }
        Set<Room> over = new HashSet<>(rooms.getOrDefault(thing, Set.of()));
        over.removeAll(now);
        socket.leave(over.toArray(Room[]::new));
        socket.join(now.toArray(Room[]::new));
        rooms.put(thing, now);
    }

    void drop(T thing) {
        Set<Room> before = rooms.remove(thing);
        if (before != null) {
            socket.leave(before.toArray(Room[]::new));
        }
    }
}
