package dev.parlance.internal.server.delivery;

import dev.parlance.adapter.Selection;
import dev.parlance.internal.server.history.DeliveryLog;
import dev.parlance.internal.server.history.RoomHistory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The sockets of one namespace on this server, and their rooms. The room of a socket's id is not kept. Safe for
 * use by several threads; {@link RoomNotifier} are notified after the lock is released.
 */
public final class LocalRooms {
    // Not synchronized: a virtual thread must not pin its carrier while many sockets come and go.
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Recipient> sockets = new HashMap<>();
    private final Map<String, RoomMembers> rooms = new HashMap<>();
    private final RoomNotifier events;
    private final @Nullable DeliveryLog log;
    private Recipient @Nullable [] everyone;

    /** Rooms of a namespace that keeps nothing of what it has sent. */
    public LocalRooms(RoomNotifier events) {
        this(events, null);
    }

    /**
     * No rooms yet.
     *
     * @param log what is kept of what was sent; null for nothing
     */
    LocalRooms(RoomNotifier events, @Nullable DeliveryLog log) {
        this.events = events;
        this.log = log;
    }

    /** What is kept of what was sent, guarded by the lock of this; null for nothing. */
    public @Nullable DeliveryLog log() {
        return log;
    }

    /** Runs that under the lock: nobody comes, goes, or is sent an event that is kept. Must be short, and call no code of an application. */
    public <T> T exclusively(Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Adds a socket with its first rooms, if it is admitted.
     *
     * @param names supplies the rooms once it is admitted: from then on it joins by {@link #join}, which waits
     *     until this is done
     * @param admit decides, under the lock: what it sends arrives before any broadcast to the rooms. Must be short
     * @return whether it was admitted
     */
    public boolean add(Recipient socket, Supplier<? extends Collection<String>> names, BooleanSupplier admit) {
        RoomNotifier.Changes changes = events.collect();
        lock.lock();
        try {
            if (!admit.getAsBoolean()) {
                return false;
            }
            sockets.put(socket.id(), socket);
            everyone = null;
            changes.added(socket.id());
            join(socket, names.get(), changes);
        } finally {
            lock.unlock();
        }
        changes.notifyListeners();
        return true;
    }

    /** Removes a socket from all rooms. Its client finds them again if it recovers the socket. */
    public void remove(Recipient socket) {
        RoomNotifier.Changes changes = events.collect();
        lock.lock();
        try {
            leave(socket, socket.joinedRooms().copy(), changes, false);
            if (sockets.remove(socket.id(), socket)) {
                everyone = null;
                changes.removed(socket.id());
            }
        } finally {
            lock.unlock();
        }
        changes.notifyListeners();
    }

    /** Puts a socket into rooms; does nothing if it was not added, or is removed. */
    public void join(Recipient socket, Collection<String> names) {
        RoomNotifier.Changes changes = events.collect();
        lock.lock();
        try {
            if (sockets.get(socket.id()) == socket) {
                join(socket, names, changes);
            }
        } finally {
            lock.unlock();
        }
        changes.notifyListeners();
    }

    /** Takes a socket out of rooms. */
    public void leave(Recipient socket, Collection<String> names) {
        RoomNotifier.Changes changes = events.collect();
        lock.lock();
        try {
            leave(socket, names, changes, true);
        } finally {
            lock.unlock();
        }
        changes.notifyListeners();
    }

    /** The rooms of a socket, without that of its id: a copy. */
    public Set<String> of(Recipient socket) {
        lock.lock();
        try {
            return socket.joinedRooms().copy();
        } finally {
            lock.unlock();
        }
    }

    /** Whether a socket is in a room, that of its id included. */
    public boolean contains(Recipient socket, String name) {
        lock.lock();
        try {
            return sockets.get(socket.id()) == socket
                    && (name.equals(socket.id()) || socket.joinedRooms().contains(name));
        } finally {
            lock.unlock();
        }
    }

    /** The names of all rooms: a copy. */
    public List<String> names() {
        lock.lock();
        try {
            return List.copyOf(rooms.keySet());
        } finally {
            lock.unlock();
        }
    }

    /** Whether there is a room of that name, or a socket of that id. */
    boolean exists(String name) {
        lock.lock();
        try {
            return rooms.containsKey(name) || sockets.containsKey(name);
        } finally {
            lock.unlock();
        }
    }

    /** The names of all rooms, those of sockets' ids included: a copy. */
    Set<String> namesWithSockets() {
        lock.lock();
        try {
            Set<String> names = new HashSet<>(rooms.keySet());
            names.addAll(sockets.keySet());
            return names;
        } finally {
            lock.unlock();
        }
    }

    @Nullable
    public Recipient socket(String id) {
        lock.lock();
        try {
            return sockets.get(id);
        } finally {
            lock.unlock();
        }
    }

    public boolean isEmpty() {
        return size() == 0;
    }

    /** How many sockets there are. */
    public int size() {
        lock.lock();
        try {
            return sockets.size();
        } finally {
            lock.unlock();
        }
    }

    /** Those selected, each once. Not to be changed. */
    public List<Recipient> select(Selection selection) {
        lock.lock();
        try {
            Collection<Recipient> included =
                    selection.isEveryone() ? Arrays.asList(everyone()) : union(selection.rooms());
            if (selection.except().isEmpty()) {
                return included instanceof List<Recipient> list ? list : List.copyOf(included);
            }
            Set<Recipient> excepted = excepted(selection.except());
            List<Recipient> selected = new ArrayList<>(included.size());
            for (Recipient socket : included) {
                if (!excepted.contains(socket)) {
                    selected.add(socket);
                }
            }
            return selected;
        } finally {
            lock.unlock();
        }
    }

    private Collection<Recipient> union(Set<String> names) {
        if (names.size() == 1) {
            return members(names.iterator().next());
        }
        Set<Recipient> union = new LinkedHashSet<>();
        for (String name : names) {
            union.addAll(members(name));
        }
        return union;
    }

    private Set<Recipient> excepted(Set<String> names) {
        Set<Recipient> excepted = new HashSet<>();
        for (String name : names) {
            excepted.addAll(members(name));
        }
        return excepted;
    }

    private List<Recipient> members(String name) {
        RoomMembers members = rooms.get(name);
        Recipient ofThatId = sockets.get(name);
        if (members == null) {
            return ofThatId == null ? List.of() : List.of(ofThatId);
        }
        return ofThatId == null ? Arrays.asList(members.snapshot()) : members.with(ofThatId);
    }

    private Recipient[] everyone() {
        Recipient[] current = everyone;
        if (current == null) {
            current = sockets.values().toArray(Recipient[]::new);
            everyone = current;
        }
        return current;
    }

    private void join(Recipient socket, Collection<String> names, RoomNotifier.Changes changes) {
        for (String name : names) {
            if (name.equals(socket.id()) || !socket.joinedRooms().add(name)) {
                continue;
            }
            RoomMembers members = rooms.get(name);
            if (members == null) {
                members = new RoomMembers();
                rooms.put(name, members);
                changes.created(name);
            }
            members.add(socket);
            noteJoined(socket, name);
            changes.joined(name, socket.id());
        }
    }

    private void leave(Recipient socket, Collection<String> names, RoomNotifier.Changes changes, boolean noted) {
        for (String name : names) {
            if (!socket.joinedRooms().remove(name)) {
                continue;
            }
            RoomMembers members = rooms.get(name);
            members.remove(socket);
            if (noted) {
                noteLeft(socket, name);
            }
            changes.left(name, socket.id());
            if (members.isEmpty()) {
                rooms.remove(name);
                changes.deleted(name);
            }
        }
    }

    private void noteJoined(Recipient socket, String name) {
        RoomHistory roomHistory = log == null ? null : socket.roomHistory();
        if (roomHistory != null) {
            roomHistory.join(name, log.head());
        }
    }

    private void noteLeft(Recipient socket, String name) {
        RoomHistory roomHistory = log == null ? null : socket.roomHistory();
        if (roomHistory != null) {
            roomHistory.leave(name, log);
        }
    }
}
