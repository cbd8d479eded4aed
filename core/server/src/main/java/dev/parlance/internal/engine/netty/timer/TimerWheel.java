package dev.parlance.internal.engine.netty.timer;

import java.util.Arrays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Timers in the order of their moments, which are rounded up to ticks: scheduling, cancelling and expiring cost the same
 * however many there are. Not thread-safe, and without a clock.
 *
 * <p>A hashed wheel: a tick's timers share a list with those of the ticks whole turns of the wheel away.
 */
final class TimerWheel {
    private static final Logger log = LoggerFactory.getLogger(TimerWheel.class);
    private static final int SLOTS = 64;

    private final LoopTimer[] slots = new LoopTimer[SLOTS];
    private final long granularity;
    private final long origin;

    /** The last tick that has passed. */
    private long passed;

    private int size;

    /**
     * An empty wheel.
     *
     * @param granularity nanoseconds of one tick
     * @param now the moment at which it starts
     */
    TimerWheel(long granularity, long now) {
        this.granularity = granularity;
        this.origin = now;
        Arrays.setAll(slots, slot -> new ListHead());
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** Schedules a timer for the first tick at or after that moment; one that is scheduled already is moved. */
    void schedule(LoopTimer timer, long due) {
        cancel(timer);
        timer.tick = Math.max(passed + 1, tickAtOrAfter(due));
        timer.linkBefore(slot(timer.tick));
        size++;
    }

    void cancel(LoopTimer timer) {
        if (timer.isScheduled()) {
            timer.unlink();
            size--;
        }
    }

    /** Expires the timers of all ticks that have passed by now; those may schedule and cancel timers. */
    void advance(long now) {
        long from = passed + 1;
        long to = Math.floorDiv(now - origin, granularity);
        if (to < from) {
            return;
        }
        passed = to;
        LoopTimer due = new ListHead();
        for (long tick = from; tick <= to && tick < from + SLOTS; tick++) {
            collect(slot(tick), to, due);
        }
        try {
            while (due.next != due) {
                LoopTimer timer = due.next;
                cancel(timer);
                expire(timer);
            }
        } finally {
            // Left only if even the log failed: they expire with the next tick.
            while (due.next != due) {
                schedule(due.next, now);
            }
        }
    }

    private static void expire(LoopTimer timer) {
        try {
            timer.expired();
        } catch (Throwable bug) {
            log.error("a timer failed", bug);
        }
    }

    private static void collect(LoopTimer slot, long to, LoopTimer due) {
        LoopTimer timer = slot.next;
        while (timer != slot) {
            LoopTimer following = timer.next;
            if (timer.tick <= to) {
                timer.unlink();
                timer.linkBefore(due);
            }
            timer = following;
        }
    }

    /** The moment at which {@link #advance} is worth calling next. Only if there are timers. */
    long nextMoment() {
        long tick = passed + 1;
        while (slot(tick).next == slot(tick)) {
            tick++;
        }
        return origin + tick * granularity;
    }

    private long tickAtOrAfter(long moment) {
        return -Math.floorDiv(origin - moment, granularity);
    }

    private LoopTimer slot(long tick) {
        return slots[(int) (tick & SLOTS - 1)];
    }

    private static final class ListHead extends LoopTimer {
        @Override
        protected void expired() {
            throw new IllegalStateException("the head of a list is no timer");
        }
    }
}
