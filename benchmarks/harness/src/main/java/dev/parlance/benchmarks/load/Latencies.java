package dev.parlance.benchmarks.load;

import java.util.Arrays;

/** How long requests took, each from writing it to its ack. Not thread-safe. */
final class Latencies {
    private static final double NANOS_PER_MICRO = 1_000;

    private final long[] nanos;
    private int count;

    Latencies(int capacity) {
        nanos = new long[capacity];
    }

    void add(long nanosOfOne) {
        nanos[count++] = nanosOfOne;
    }

    double medianMicros() {
        long[] sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        return sorted[count / 2] / NANOS_PER_MICRO;
    }
}
