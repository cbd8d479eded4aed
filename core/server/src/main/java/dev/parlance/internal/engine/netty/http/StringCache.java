package dev.parlance.internal.engine.netty.http;

import java.util.Arrays;

/**
 * Lets equal strings be one: most clients send the same headers, and every open connection keeps its own. A string that
 * is not found is remembered in place of another; event loops race harmlessly, since strings are immutable.
 */
final class StringCache {
    private static final int MAX_LENGTH = 200;

    private final String[] slots = new String[1024];

    StringCache() {
        Arrays.fill(slots, "");
    }

    String of(String text) {
        if (text.length() > MAX_LENGTH) {
            return text;
        }
        int hash = text.hashCode();
        int slot = (hash ^ hash >>> 16) & slots.length - 1;
        String known = slots[slot];
        if (known.equals(text)) {
            return known;
        }
        slots[slot] = text;
        return text;
    }
}
