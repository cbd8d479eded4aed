package dev.parlance.internal.engine.netty.http;

import dev.parlance.internal.engine.EngineOptions;
import dev.parlance.internal.engine.netty.timer.EventLoopTimers;
import dev.parlance.internal.engine.netty.timer.LoopTimer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Closes an idle or slow HTTP connection. Its first request must come within the upgrade timeout, a body within the body
 * timeout, the next request within the keep-alive time; the reading of a response may take a ping interval and timeout
 * together. A handler that answers a request has no limit here.
 */
final class RequestDeadline extends LoopTimer {
    private static final long AFTER_THE_LAST_ANSWER = TimeUnit.SECONDS.toNanos(1);

    private final Client client;
    private final EventLoopTimers timers;
    private final Times times;
    private long due;
    private boolean hurried;

    /** Not started yet. */
    RequestDeadline(Client client, EventLoopTimers timers, Times times) {
        this.client = client;
        this.timers = timers;
        this.times = times;
    }

    /** Whose requests are waited for. */
    interface Client {
        /** Whether it is the server that takes its time. */
        boolean isAnswering();

        /** It has not sent in time what was to come. */
        void late();

        /** Ends its connection at once. */
        void disconnect();
    }

    /**
     * How long is waited.
     *
     * @param first for the first request
     * @param head for what follows a head, and for a response to be read
     * @param body for a body that a head has announced
     * @param keepAlive for the next request
     */
    record Times(Duration first, Duration head, Duration body, Duration keepAlive) {
        static Times of(EngineOptions options) {
            return new Times(
                    options.upgradeTimeout(),
                    options.pingInterval().plus(options.pingTimeout()),
                    options.memory().bodyTimeout(),
                    options.keepAlive());
        }
    }

    void start() {
        due = timers.now() + times.first().toNanos();
        timers.schedule(this, due);
    }

    /** Starts the time anew: the client has sent a head. */
    void restart() {
        reset(times.head());
    }

    /** The client has been given its response: its next request must come within the keep-alive time. */
    void awaitNext() {
        reset(times.keepAlive());
    }

    // One that is due earlier than it was is scheduled anew; else the timer finds out when it expires.
    private void reset(Duration time) {
        long next = timers.now() + time.toNanos();
        boolean earlier = next - due < 0;
        due = next;
        if (earlier) {
            timers.schedule(this, due);
        }
    }

    /** The client has sent a head that announces a body. */
    void bodyFollows() {
        reset(times.body());
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
            client.disconnect();
            throw e;
        }
    }

    private void check() {
        if (client.isAnswering() && !hurried) {
            restart();
        }
        if (due - timers.now() > 0) {
            timers.schedule(this, due);
        } else {
            client.late();
        }
    }
}
