package dev.parlance.catalogue.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What was appended to the streams of a log, and which node has delivered it. */
final class LogDeliveries {
    private final Map<String, TreeMap<Long, LogNode>> delivered = new HashMap<>();
    private final Map<String, Long> appended = new HashMap<>();

    // What is thrown where entries are delivered does not reach the test.
    private final List<String> violations = new ArrayList<>();

    void appended(LogEntry entry) {
        Long before = appended.put(entry.stream(), entry.number());
        assertThat(entry.number()).isEqualTo(before == null ? 1 : before + 1);
    }

    /** In order, and again only if the node that had delivered it has crashed, which could not note it then. */
    void delivered(LogNode node, LogEntry entry) {
        TreeMap<Long, LogNode> stream = delivered.computeIfAbsent(entry.stream(), none -> new TreeMap<>());
        long last = stream.isEmpty() ? 0 : stream.lastKey();
        if (entry.number() > last + 1) {
            violations.add("entry " + entry.number() + " of " + entry.stream() + " came after " + last);
        }
        LogNode before = stream.put(entry.number(), node);
        if (before != null && !before.isCrashed()) {
            violations.add(
                    "entry " + entry.number() + " of " + entry.stream() + " came again, after a node that lives");
        }
    }

    /** All that was appended was delivered, as it must be. */
    void check() {
        assertThat(violations).isEmpty();
        appended.forEach(
                (stream, last) -> assertThat(delivered.get(stream)).as(stream).hasSize(last.intValue()));
    }
}
