package dev.parlance.internal.engine.netty.timer;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The timers of one event loop, on which all methods are called. A timer expires at most one granularity after its moment
 * and never before it. While no timer is scheduled, the event loop has no task.
 */
public final class EventLoopTimers implements Runnable {
    private final EventLoop loop;
    private final LongSupplier clock;
    private final TimerWheel wheel;
    private @Nullable ScheduledFuture<?> sweep;
    private long sweepAt;
    private boolean sweeping;

    /**
     * No timers yet.
     *
     * @param granularity nanoseconds
     * @param clock nanoseconds since any moment, as {@link System#nanoTime}
     */
    public EventLoopTimers(EventLoop loop, long granularity, LongSupplier clock) {
        this.loop = loop;
        this.clock = clock;
        this.wheel = new TimerWheel(granularity, clock.getAsLong());
    }

    /** The moment it is. Any thread. */
    public long now() {
        return clock.getAsLong();
    }

    /** Schedules a timer; one that is scheduled here already is moved. */
    public void schedule(LoopTimer timer, long due) {
        wheel.schedule(timer, due);
        scheduleSweep();
    }

    /** Cancels a timer; does nothing when it is not scheduled. */
    public void cancel(LoopTimer timer) {
        wheel.cancel(timer);
        if (wheel.isEmpty()) {
            cancelSweep();
        }
    }

    @Override
    public void run() {
        sweep = null;
        sweeping = true;
        try {
            wheel.advance(now());
        } finally {
            sweeping = false;
            scheduleSweep();
        }
    }

    private void scheduleSweep() {
        if (sweeping || wheel.isEmpty()) {
            return;
        }
        long next = wheel.nextMoment();
        if (sweep != null && sweepAt - next <= 0) {
            return;
        }
        cancelSweep();
        sweepAt = next;
        sweep = loop.schedule(this, next - now(), TimeUnit.NANOSECONDS);
    }

    private void cancelSweep() {
        if (sweep != null) {
            sweep.cancel(false);
            sweep = null;
        }
    }
}
