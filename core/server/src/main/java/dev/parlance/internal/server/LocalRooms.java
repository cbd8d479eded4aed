package dev.parlance.internal.server;

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
 * The sockets of one namespace on this server, and their rooms. A socket's own room is not kept: its id finds it. Safe for
 * use by several threads; {@link RoomEvents} are told after the lock is free.
 */
final class LocalRooms {
    // Not synchronized: a virtual thread must not pin its carrier while many sockets come and go.
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, LocalSocket<?>> sockets = new HashMap<>();
    private final Map<String, Members> rooms = new HashMap<>();
    private final RoomEvents events;
    private LocalSocket<?> @Nullable [] everyone;

    LocalRooms(RoomEvents events) {
        this.events = events;
    }

    /**
     * Adds a socket with its first rooms, if it is let in.
     *
     * @param names asked when it is let in: from then on it joins by {@link #join}, which waits until this is done
     * @param letIn runs while no broadcast can see the rooms: what it sends arrives before any of them
     * @return whether it was let in
     */
    boolean add(LocalSocket<?> socket, Supplier<? extends Collection<String>> names, BooleanSupplier letIn) {
        RoomEvents.Changes changes = events.collect();
        lock.lock();
        try {
            if (!letIn.getAsBoolean()) {
                return false;
            }
            sockets.put(socket.id(), socket);
            everyone = null;
            join(socket, names.get(), changes);
        } finally {
            lock.unlock();
        }
        changes.tell();
        return true;
    }

    /** Removes a socket from all rooms. */
    void remove(LocalSocket<?> socket) {
        RoomEvents.Changes changes = events.collect();
        lock.lock();
        try {
            leave(socket, socket.joined.copy(), changes);
            sockets.remove(socket.id());
            everyone = null;
        } finally {
            lock.unlock();
        }
        changes.tell();
    }

    /** Puts a socket into rooms; does nothing if it was not added, or is removed. */
    void join(LocalSocket<?> socket, Collection<String> names) {
        RoomEvents.Changes changes = events.collect();
        lock.lock();
        try {
            if (sockets.get(socket.id()) == socket) {
                join(socket, names, changes);
            }
        } finally {
            lock.unlock();
        }
        changes.tell();
    }

    /** Takes a socket out of rooms. */
    void leave(LocalSocket<?> socket, Collection<String> names) {
        RoomEvents.Changes changes = events.collect();
        lock.lock();
        try {
            leave(socket, names, changes);
        } finally {
            lock.unlock();
        }
        changes.tell();
    }

    /** The rooms of a socket, without its own: a copy. */
    Set<String> of(LocalSocket<?> socket) {
        lock.lock();
        try {
            return socket.joined.copy();
        } finally {
            lock.unlock();
        }
    }

    /** Whether a socket is in a room, its own included. */
    boolean contains(LocalSocket<?> socket, String name) {
        lock.lock();
        try {
            return sockets.get(socket.id()) == socket && (name.equals(socket.id()) || socket.joined.contains(name));
        } finally {
            lock.unlock();
        }
    }

    /** The names of all rooms: a copy. */
    List<String> names() {
        lock.lock();
        try {
            return List.copyOf(rooms.keySet());
        } finally {
            lock.unlock();
        }
    }

    @Nullable
    LocalSocket<?> socket(String id) {
        lock.lock();
        try {
            return sockets.get(id);
        } finally {
            lock.unlock();
        }
    }

    boolean isEmpty() {
        lock.lock();
        try {
            return sockets.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /** Those selected, each once. Not to be changed. */
    List<LocalSocket<?>> select(Selection selection) {
        lock.lock();
        try {
            Collection<LocalSocket<?>> included = union(selection.rooms());
            if (selection.except().isEmpty()) {
                return included instanceof List<LocalSocket<?>> list ? list : List.copyOf(included);
            }
            Set<LocalSocket<?>> excepted = excepted(selection.except());
            List<LocalSocket<?>> selected = new ArrayList<>(included.size());
            for (LocalSocket<?> socket : included) {
                if (!excepted.contains(socket)) {
                    selected.add(socket);
                }
            }
            return selected;
        } finally {
            lock.unlock();
        }
    }

    private Collection<LocalSocket<?>> union(Set<String> names) {
        if (names.isEmpty()) {
            return Arrays.asList(everyone());
        }
        if (names.size() == 1) {
            return members(names.iterator().next());
        }
        Set<LocalSocket<?>> union = new LinkedHashSet<>();
        for (String name : names) {
            union.addAll(members(name));
        }
        return union;
    }

    private Set<LocalSocket<?>> excepted(Set<String> names) {
        Set<LocalSocket<?>> excepted = new HashSet<>();
        for (String name : names) {
            excepted.addAll(members(name));
        }
        return excepted;
    }

    private List<LocalSocket<?>> members(String name) {
        Members members = rooms.get(name);
        LocalSocket<?> own = sockets.get(name);
        if (members == null) {
            return own == null ? List.of() : List.of(own);
        }
        return own == null ? Arrays.asList(members.snapshot()) : members.with(own);
    }

    private LocalSocket<?>[] everyone() {
        LocalSocket<?>[] current = everyone;
        if (current == null) {
            current = sockets.values().toArray(LocalSocket<?>[]::new);
            everyone = current;
        }
        return current;
    }

    private void join(LocalSocket<?> socket, Collection<String> names, RoomEvents.Changes changes) {
        for (String name : names) {
            if (name.equals(socket.id()) || !socket.joined.add(name)) {
                continue;
            }
            Members members = rooms.get(name);
            if (members == null) {
                members = new Members();
                rooms.put(name, members);
                changes.created(name);
            }
            members.add(socket);
            changes.joined(name, socket.id());
        }
    }

    private void leave(LocalSocket<?> socket, Collection<String> names, RoomEvents.Changes changes) {
        for (String name : names) {
            if (!socket.joined.remove(name)) {
                continue;
            }
            Members members = rooms.get(name);
            members.remove(socket);
            changes.left(name, socket.id());
            if (members.isEmpty()) {
                rooms.remove(name);
                changes.deleted(name);
            }
        }
    }
}
