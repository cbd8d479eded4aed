package dev.parlance.internal.server.delivery;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The members of one room: small when few, quick to change when many. Guarded by the lock of {@link LocalRooms}. */
final class RoomMembers {
    private static final int INDEX_FROM = 16;

    private Recipient[] members = new Recipient[2];
    private int size;
    private @Nullable Map<Recipient, Integer> positions;
    private Recipient @Nullable [] snapshot;

    boolean add(Recipient socket) {
        if (positionOf(socket) >= 0) {
            return false;
        }
        if (size == members.length) {
            members = Arrays.copyOf(members, size * 2);
        }
        members[size] = socket;
        if (positions != null) {
            positions.put(socket, size);
        }
        size++;
        snapshot = null;
        if (positions == null && size > INDEX_FROM) {
            index();
        }
        return true;
    }

    boolean remove(Recipient socket) {
        int position = positionOf(socket);
        if (position < 0) {
            return false;
        }
        size--;
        Recipient moved = members[size];
        members[position] = moved;
        members[size] = null;
        if (positions != null) {
            positions.put(moved, position);
            positions.remove(socket);
        }
        snapshot = null;
        return true;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** The members now; shared, not to be changed. */
    Recipient[] snapshot() {
        Recipient[] current = snapshot;
        if (current == null) {
            current = Arrays.copyOf(members, size);
            snapshot = current;
        }
        return current;
    }

    /** The members now and one more, which is never a member: a copy. */
    List<Recipient> with(Recipient another) {
        List<Recipient> all = new ArrayList<>(size + 1);
        all.add(another);
        all.addAll(Arrays.asList(snapshot()));
        return all;
    }

    private void index() {
        Map<Recipient, Integer> index = new HashMap<>();
        for (int i = 0; i < size; i++) {
            index.put(members[i], i);
        }
        positions = index;
    }

    private int positionOf(Recipient socket) {
        if (positions != null) {
            return positions.getOrDefault(socket, -1);
        }
        for (int i = 0; i < size; i++) {
            if (members[i] == socket) {
                return i;
            }
        }
        return -1;
    }
}
