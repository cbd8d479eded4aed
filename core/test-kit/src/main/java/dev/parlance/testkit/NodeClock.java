package dev.parlance.testkit;

import dev.parlance.internal.execution.Timers;
import java.time.Duration;
import java.time.Instant;

/** The clock of one node: the time of all, maybe set wrong. Its timers end with the node. Safe for use by several threads. */
final class NodeClock implements Timers {
    private final TestClock clock;
    private volatile Duration skew;
    private volatile boolean stopped;

    NodeClock(TestClock clock, Duration skew) {
        this.clock = clock;
        this.skew = skew;
    }

    /** Sets the time of day wrong; how long things take stays right. */
    void skew(Duration newSkew) {
        skew = newSkew;
    }

    Duration skew() {
        return skew;
    }

    /** Runs none of its tasks any more. */
    void stop() {
        stopped = true;
    }

    @Override
    public Timer schedule(Duration delay, Runnable task) {
        return clock.schedule(delay, () -> {
            if (!stopped) {
                task.run();
            }
        });
    }

    @Override
    public long nanoTime() {
        return clock.nanoTime();
    }

    @Override
    public Instant now() {
        return clock.now().plus(skew);
    }
}
