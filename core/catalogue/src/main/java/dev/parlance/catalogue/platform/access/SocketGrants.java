package dev.parlance.catalogue.platform.access;

import dev.parlance.catalogue.platform.PlatformUser;
import dev.parlance.socket.Audience;
import dev.parlance.socket.Room;
import dev.parlance.socket.Socket;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

/**
 * What one session was granted, with the rooms that it is in because of that. Checking and joining happen under its lock: a
 * grant that was checked before access was revoked cannot be used after. Application code runs under the lock, but only on
 * threads that may block, and no two sockets share one.
 */
final class SocketGrants<T> {
    private volatile Socket<? extends PlatformUser> socket;
    // Not a monitor: on virtual threads a blocked one would hold its carrier until Java 24.
    private final Lock lock = new ReentrantLock();
    private final Map<T, Set<Room>> rooms = new HashMap<>();

    SocketGrants(Socket<? extends PlatformUser> socket) {
        this.socket = socket;
    }

    Socket<? extends PlatformUser> socket() {
        return socket;
    }

    /** Its client has come back. */
    void resume(Socket<? extends PlatformUser> returned) {
        socket = returned;
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

    /** All rooms that it is in: a copy. */
    Set<Room> rooms() {
        return rooms.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
    }

    /** Joins the rooms that are granted now, and leaves those that are not; all of them if the grant throws. */
    void check(GrantedRooms.Grant<T> grant, T thing) {
        check(grant, thing, socket.user());
    }

    /** The same for its user as authenticated just now. */
    void check(GrantedRooms.Grant<T> grant, T thing, PlatformUser user) {
        Set<Room> now;
        try {
            now = grant.rooms(user, thing);
        } catch (RuntimeException e) {
            drop(thing);
            throw e;
        }
        Set<Room> revoked = new HashSet<>(rooms.getOrDefault(thing, Set.of()));
        revoked.removeAll(now);
        audience().socketsLeave(revoked);
        audience().socketsJoin(now);
        rooms.put(thing, now);
    }

    void drop(T thing) {
        Set<Room> before = rooms.remove(thing);
        if (before != null) {
            audience().socketsLeave(before);
        }
    }

    // By its id: its client may be away, or have just come back.
    private Audience audience() {
        return socket.namespace().local().toSockets(socket.id());
    }
}
