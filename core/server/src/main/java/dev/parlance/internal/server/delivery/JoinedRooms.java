package dev.parlance.internal.server.delivery;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The names of the rooms that one socket is in: small when few, as they mostly are. Guarded by the lock of
 * {@link LocalRooms}.
 */
public final class JoinedRooms {
    private static final int INDEX_FROM = 8;

    private String[] few = new String[1];
    private int size;
    private @Nullable Set<String> many;

    boolean contains(String name) {
        return many != null ? many.contains(name) : positionOf(name) >= 0;
    }

    boolean add(String name) {
        if (many != null) {
            return many.add(name);
        }
        if (positionOf(name) >= 0) {
            return false;
        }
        if (size == INDEX_FROM) {
            many = copy();
            return many.add(name);
        }
        if (size == few.length) {
            few = Arrays.copyOf(few, size * 2);
        }
        few[size++] = name;
        return true;
    }

    boolean remove(String name) {
        if (many != null) {
            return many.remove(name);
        }
        int position = positionOf(name);
        if (position < 0) {
            return false;
        }
        size--;
        System.arraycopy(few, position + 1, few, position, size - position);
        few[size] = null;
        return true;
    }

    Set<String> copy() {
        return new LinkedHashSet<>(many != null ? many : Arrays.asList(few).subList(0, size));
    }

    private int positionOf(String name) {
        for (int i = 0; i < size; i++) {
            if (few[i].equals(name)) {
                return i;
            }
        }
        return -1;
    }
}
