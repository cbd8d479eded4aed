package dev.parlance.benchmarks.workload;

import dev.parlance.benchmarks.load.Fleet;
import java.util.concurrent.TimeUnit;

/** Waiting for what idle clients do. */
final class Heartbeats {
    private static final long POLL_MILLIS = 50;
    private static final long GRACE_MILLIS = 60_000;

    private Heartbeats() {}

    /**
     * Returns when the clients have answered so many pings each, on average.
     *
     * @throws IllegalStateException if a minute after it should have happened it has not
     */
    static void await(Fleet fleet, int perClient, int intervalMillis) {
        long enough = fleet.pongs() + (long) perClient * fleet.size();
        long deadline =
                System.nanoTime() + TimeUnit.MILLISECONDS.toNanos((long) perClient * intervalMillis + GRACE_MILLIS);
        while (fleet.pongs() < enough) {
            fleet.checkAlive();
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("heartbeats are missing: " + (enough - fleet.pongs()));
            }
            Waves.pause(POLL_MILLIS);
        }
    }
}
