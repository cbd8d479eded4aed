package dev.parlance.internal.server;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who is in one room: small when few, quick to change when many. Guarded by its rooms' lock. */
final class Members {
    private static final int INDEX_FROM = 16;

    private LocalSocket<?>[] members = new LocalSocket<?>[2];
    private int size;
    private @Nullable Map<LocalSocket<?>, Integer> positions;
    private LocalSocket<?> @Nullable [] snapshot;

    boolean add(LocalSocket<?> socket) {
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

    boolean remove(LocalSocket<?> socket) {
        int position = positionOf(socket);
        if (position < 0) {
            return false;
        }
        size--;
        LocalSocket<?> moved = members[size];
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
    LocalSocket<?>[] snapshot() {
        LocalSocket<?>[] current = snapshot;
        if (current == null) {
            current = Arrays.copyOf(members, size);
            snapshot = current;
        }
        return current;
    }

    /** The members now and one more, who joins no room of its own name: a copy. */
    List<LocalSocket<?>> with(LocalSocket<?> own) {
        List<LocalSocket<?>> all = new ArrayList<>(size + 1);
        all.add(own);
        all.addAll(Arrays.asList(snapshot()));
        return all;
    }

    private void index() {
        Map<LocalSocket<?>, Integer> index = new HashMap<>();
        for (int i = 0; i < size; i++) {
            index.put(members[i], i);
        }
        positions = index;
    }

    private int positionOf(LocalSocket<?> socket) {
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
