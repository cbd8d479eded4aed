package dev.parlance.internal.engine.netty;

import dev.parlance.internal.engine.EngineOptions;
import dev.parlance.internal.engine.netty.timer.EventLoopTimers;
import dev.parlance.internal.engine.netty.timer.LoopTimer;
import java.util.concurrent.TimeUnit;

/**
 * Closes an HTTP connection that keeps the server waiting: for its first request longer than the upgrade timeout, for
 * the rest of a request, for the next one, or for taking an answer longer than a ping interval and timeout together. A
 * request that is being answered has all the time it needs.
 */
final class RequestDeadline extends LoopTimer {
    private static final long AFTER_THE_LAST_ANSWER = TimeUnit.SECONDS.toNanos(1);

    private final HttpConnection connection;
    private final EventLoopTimers timers;
    private final long first;
    private final long next;
    private long due;
    private boolean hurried;

    RequestDeadline(HttpConnection connection, EventLoopTimers timers, EngineOptions options) {
        this.connection = connection;
        this.timers = timers;
        this.first = options.upgradeTimeout().toNanos();
        this.next = options.pingInterval().plus(options.pingTimeout()).toNanos();
    }

    void start() {
        due = timers.now() + first;
        timers.schedule(this, due);
    }

    /** The client has done its part; the clock begins anew. */
    void restart() {
        due = timers.now() + next;
    }

    /** The last answer has been given before its request had ended. */
    void shorten() {
        hurried = true;
        due = timers.now() + AFTER_THE_LAST_ANSWER;
        timers.schedule(this, due);
    }

    void stop() {
        timers.cancel(this);
    }

    @Override
    protected void expired() {
        if (connection.isAnswering() && !hurried) {
            restart();
        }
        if (due - timers.now() > 0) {
            timers.schedule(this, due);
        } else {
            connection.channel().close();
        }
    }
}
