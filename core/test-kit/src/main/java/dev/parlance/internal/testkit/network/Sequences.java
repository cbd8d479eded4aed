package dev.parlance.internal.testkit.network;

import java.util.HashMap;
import java.util.Map;

/** The places of messages among those to each node. */
final class Sequences {
    private final Map<Integer, Long> last = new HashMap<>();

    synchronized long next(int node) {
        return last.merge(node, 1L, Long::sum);
    }
}
