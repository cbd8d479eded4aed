package dev.parlance.internal.engine.netty;

import dev.parlance.internal.engine.EngineOptions;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Closes an HTTP connection that keeps the server waiting: for its first request longer than the upgrade timeout, for
 * the rest of a request, for the next one, or for taking an answer longer than a ping interval and timeout together. A
 * request that is being answered has all the time it needs.
 */
final class RequestDeadline implements Runnable {
    private static final long AFTER_THE_LAST_ANSWER = TimeUnit.SECONDS.toNanos(1);

    private final HttpConnection connection;
    private final long first;
    private final long next;
    private long due;
    private boolean hurried;
    private boolean stopped;
    private @Nullable ScheduledFuture<?> task;

    RequestDeadline(HttpConnection connection, EngineOptions options) {
        this.connection = connection;
        this.first = options.upgradeTimeout().toNanos();
        this.next = options.pingInterval().plus(options.pingTimeout()).toNanos();
    }

    void start() {
        due = System.nanoTime() + first;
        wakeIn(first);
    }

    /** The client has done its part; the clock begins anew. */
    void restart() {
        due = System.nanoTime() + next;
    }

    /** The last answer has been given before its request had ended. */
    void shorten() {
        hurried = true;
        due = System.nanoTime() + AFTER_THE_LAST_ANSWER;
        if (task != null) {
            task.cancel(false);
        }
        wakeIn(AFTER_THE_LAST_ANSWER);
    }

    void stop() {
        stopped = true;
        if (task != null) {
            task.cancel(false);
        }
    }

    @Override
    public void run() {
        try {
            look();
        } catch (Throwable e) {
            // Nothing would end the connection any more.
            connection.channel().close();
            throw e;
        }
    }

    private void look() {
        if (stopped) {
            return;
        }
        if (connection.isAnswering() && !hurried) {
            restart();
        }
        long left = due - System.nanoTime();
        if (left > 0) {
            wakeIn(left);
        } else {
            connection.channel().close();
        }
    }

    private void wakeIn(long nanos) {
        if (!stopped) {
            task = connection.channel().eventLoop().schedule(this, nanos, TimeUnit.NANOSECONDS);
        }
    }
}
