package dev.parlance.internal.engine.netty;

import io.netty.channel.SelectStrategy;
import io.netty.util.IntSupplier;

/**
 * Before an event loop sleeps it gives way to other threads and looks again, a few times: handlers answer within
 * microseconds as a rule, and a loop that is awake need not be woken, which costs more than to look.
 */
final class PollingSelect implements SelectStrategy {
    private static final int MAX_POLLS = Integer.getInteger("polls", 3);

    private int polls;

    @Override
    public int calculateStrategy(IntSupplier selectNow, boolean hasTasks) throws Exception {
        if (hasTasks) {
            polls = 0;
            return selectNow.get();
        }
        if (polls >= MAX_POLLS) {
            polls = 0;
            return SELECT;
        }
        Thread.yield();
        int ready = selectNow.get();
        polls = ready > 0 ? 0 : polls + 1;
        return ready;
    }
}
