package dev.parlance.internal.engine.netty;

import io.netty.channel.SelectStrategy;
import io.netty.util.IntSupplier;

/**
 * Before an event loop sleeps it gives way to other threads and looks again, a few times: handlers often answer within
 * microseconds, and to be woken costs more than to look. Where no answer comes in time, it looks less and less often.
 */
final class PollingSelect implements SelectStrategy {
    private static final int MAX_POLLS = 3;

    /** After so many failures in a row it looks only one time in 2 to that power. */
    private static final int MAX_FAILURES = 6;

    private int polls;
    private int failures;
    private int skips;

    @Override
    public int calculateStrategy(IntSupplier selectNow, boolean hasTasks) throws Exception {
        if (hasTasks) {
            if (polls > 0) {
                failures = 0;
                polls = 0;
            }
            return selectNow.get();
        }
        if (skips > 0) {
            skips--;
            return SELECT;
        }
        if (polls >= MAX_POLLS) {
            polls = 0;
            failures = Math.min(failures + 1, MAX_FAILURES);
            skips = (1 << failures) - 1;
            return SELECT;
        }
        Thread.yield();
        polls++;
        return selectNow.get();
    }
}
