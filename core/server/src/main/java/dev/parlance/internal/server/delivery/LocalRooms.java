package dev.parlance.internal.server.delivery;

import dev.parlance.adapter.Selection;
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
    private Recipient @Nullable [] everyone;

    public LocalRooms(RoomNotifier events) {
        this.events = events;
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
            join(socket, names.get(), changes);
        } finally {
            lock.unlock();
        }
        changes.notifyListeners();
        return true;
    }

    /** Removes a socket from all rooms. */
    public void remove(Recipient socket) {
        RoomNotifier.Changes changes = events.collect();
        lock.lock();
        try {
            leave(socket, socket.joinedRooms().copy(), changes);
            sockets.remove(socket.id());
            everyone = null;
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
            leave(socket, names, changes);
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
        lock.lock();
        try {
            return sockets.isEmpty();
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
            changes.joined(name, socket.id());
        }
    }

    private void leave(Recipient socket, Collection<String> names, RoomNotifier.Changes changes) {
        for (String name : names) {
            if (!socket.joinedRooms().remove(name)) {
                continue;
            }
            RoomMembers members = rooms.get(name);
            members.remove(socket);
            changes.left(name, socket.id());
            if (members.isEmpty()) {
                rooms.remove(name);
                changes.deleted(name);
            }
        }
    }
}
