package dev.parlance.internal.testkit.network;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;

/** What has happened on a network, the last of it; written only when it is read. Guarded by {@link Network}. */
final class Trace {
    /** Enough to see what has led to a failure, and little enough to keep during a million operations. */
    static final int MAX_LINES = 10_000;

    private final Deque<Line> lines = new ArrayDeque<>();

    private record Line(long at, Object what) {
        @Override
        public String toString() {
            return seconds(at) + " " + what;
        }
    }

    private record End(Envelope envelope, Fate fate) {
        @Override
        public String toString() {
            return "#" + envelope.number() + " " + envelope.sender().node() + " -> " + envelope.receiver() + " "
                    + envelope.namespace() + " " + envelope.message() + ", sent " + seconds(envelope.sentAt()) + ": "
                    + fate;
        }
    }

    void ended(long now, Envelope envelope, Fate fate) {
        if (!envelope.message().isHeartbeat()) {
            add(now, new End(envelope, fate));
        }
    }

    void add(long now, Object what) {
        if (lines.size() == MAX_LINES) {
            lines.remove();
        }
        lines.add(new Line(now, what));
    }

    List<String> lines() {
        return lines.stream().map(Line::toString).toList();
    }

    private static String seconds(long nanos) {
        return String.format(Locale.ROOT, "%.6f", nanos / 1e9);
    }
}
