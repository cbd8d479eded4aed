package dev.parlance.internal.engine.netty.http;

import dev.parlance.internal.engine.EngineOptions;
import dev.parlance.internal.engine.netty.timer.EventLoopTimers;
import dev.parlance.internal.engine.netty.timer.LoopTimer;
import java.util.concurrent.TimeUnit;

/**
 * Closes an idle or slow HTTP connection. Its first request must come within the upgrade timeout, a body within the body
 * timeout, the next request within the keep-alive time; the reading of a response may take a ping interval and timeout
 * together. A handler that answers a request has no limit here.
 */
final class RequestDeadline extends LoopTimer {
    private static final long AFTER_THE_LAST_ANSWER = TimeUnit.SECONDS.toNanos(1);

    private final HttpConnection connection;
    private final EventLoopTimers timers;
    private final long first;
    private final long rest;
    private final long keepAlive;
    private final long body;
    private long due;
    private boolean hurried;

    RequestDeadline(HttpConnection connection, EventLoopTimers timers, EngineOptions options) {
        this.connection = connection;
        this.timers = timers;
        this.first = options.upgradeTimeout().toNanos();
        this.body = options.memory().bodyTimeout().toNanos();
        this.rest = options.pingInterval().plus(options.pingTimeout()).toNanos();
        this.keepAlive = options.keepAlive().toNanos();
    }

    void start() {
        due = timers.now() + first;
        timers.schedule(this, due);
    }

    /** Starts the time anew: the client has sent a head. */
    void restart() {
        reset(rest);
    }

    /** The client has been given its response: its next request must come within the keep-alive time. */
    void awaitNext() {
        reset(keepAlive);
    }

    // One that is due earlier than it was is scheduled anew; else the timer finds out when it expires.
    private void reset(long nanos) {
        long now = timers.now() + nanos;
        boolean earlier = now - due < 0;
        due = now;
        if (earlier) {
            timers.schedule(this, due);
        }
    }

    /** The client has sent a head that announces a body. */
    void bodyFollows() {
        reset(body);
    }

    /** The connection is to be closed, and the rest of the answered request is waited for only briefly. */
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
        try {
            check();
        } catch (Throwable e) {
            // Nothing would end the connection any more.
            connection.channel().close();
            throw e;
        }
    }

    private void check() {
        if (connection.isAnswering() && !hurried) {
            restart();
        }
        if (due - timers.now() > 0) {
            timers.schedule(this, due);
        } else {
            connection.late();
        }
    }
}
