package dev.parlance.adminui;

import dev.parlance.adminui.AdminEvents.NamespaceStats;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The namespaces among the figures, each in its row: the page replaces row by row, and keeps rows that no longer come. So one that has
 * gone stays with 0 sockets, until its row is used for another.
 */
final class NamespaceRows {
    static final int MAX_ROWS = 1_000;

    private final List<String> names = new ArrayList<>();

    /** The rows, of at most 1,000 namespaces. */
    List<NamespaceStats> of(Map<String, Integer> sockets) {
        Set<String> missing = new HashSet<>(sockets.keySet());
        names.forEach(missing::remove);
        int row = 0;
        for (String name : missing) {
            while (row < names.size() && sockets.containsKey(names.get(row))) {
                row++;
            }
            if (row < names.size()) {
                names.set(row, name);
            } else if (names.size() < MAX_ROWS) {
                names.add(name);
                row++;
            }
        }
        return names.stream()
                .map(name -> new NamespaceStats(name, sockets.getOrDefault(name, 0)))
                .toList();
    }
}
