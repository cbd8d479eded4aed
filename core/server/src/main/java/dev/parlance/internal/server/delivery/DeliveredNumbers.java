package dev.parlance.internal.server.delivery;

import dev.parlance.adapter.SequenceNumber;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which numbers of sequences this server has delivered: of each sequence the highest and which of those before it, in a window. What is
 * older than the window counts as delivered, as with the anti-replay window of IPsec (RFC 4303, section 3.4.3). Of sequences that
 * nothing comes of any more those are forgotten that were used least recently. Any thread.
 */
final class DeliveredNumbers {
    /** How many numbers of a sequence are known. */
    static final int WINDOW = 16_384;

    /** How many sequences. */
    static final int MAX_SEQUENCES = 4_096;

    private final Map<String, Window> windows = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Window> eldest) {
            return size() > MAX_SEQUENCES;
        }
    };

    private static final class Window {
        private final BitSet delivered = new BitSet();
        private long highest;

        boolean add(long number) {
            if (contains(number)) {
                return false;
            }
            if (number - highest >= WINDOW) {
                delivered.clear();
            } else {
                for (long between = highest + 1; between < number; between++) {
                    delivered.clear(index(between));
                }
            }
            highest = Math.max(highest, number);
            delivered.set(index(number));
            return true;
        }

        boolean contains(long number) {
            return number <= highest && (number <= highest - WINDOW || delivered.get(index(number)));
        }

        private static int index(long number) {
            return (int) (number % WINDOW);
        }
    }

    /** Notes that an event is delivered; false if it was before. What has no number is new each time. */
    boolean add(@Nullable SequenceNumber number) {
        if (number == null) {
            return true;
        }
        synchronized (windows) {
            return windows.computeIfAbsent(number.sequence(), sequence -> new Window())
                    .add(number.number());
        }
    }

    /** Whether an event was delivered. */
    boolean contains(SequenceNumber number) {
        synchronized (windows) {
            Window window = windows.get(number.sequence());
            return window != null && window.contains(number.number());
        }
    }
}
