package dev.parlance.internal.engine.netty.session;

import dev.parlance.internal.engine.netty.timer.EventLoopTimers;
import dev.parlance.internal.engine.netty.timer.LoopTimer;
import java.time.Duration;

/**
 * Pings one client and reports when it does not answer. On the session's event loop.
 *
 * <p>A ping leaves an interval after the last pong, a missing pong is reported a timeout after its ping, each at most one
 * granularity of the timers later. A pong only notes the moment; while reading is paused the clock stands still. Another
 * packet that comes while a pong is due starts the timeout anew, once for each ping: a slow client that is sending has its
 * pong behind what it sends.
 */
final class Heartbeat extends LoopTimer {
    private final Peer peer;
    private final long interval;
    private final long timeout;

    private EventLoopTimers timers;
    private long due;
    private long pausedAt;
    private boolean awaitingPong;
    private boolean extended;
    private boolean paused;
    private boolean missed;
    private boolean stopped;

    Heartbeat(Peer peer, EventLoopTimers timers, Duration interval, Duration timeout) {
        this.peer = peer;
        this.timers = timers;
        this.interval = interval.toNanos();
        this.timeout = timeout.toNanos();
    }

    void start() {
        due = timers.now() + interval;
        wakeAt(due);
    }

    void stop() {
        stopped = true;
        timers.cancel(this);
    }

    /** Stops on this event loop, to go on with another one's timers from {@link #moved} on. */
    void moveTo(EventLoopTimers next) {
        timers.cancel(this);
        timers = next;
    }

    /** Goes on; called on the new event loop. */
    void moved() {
        wakeAt(Math.min(due - timers.now(), interval) + timers.now());
    }

    /** A pong has come; whether it was due. */
    boolean pong() {
        if (!awaitingPong) {
            return false;
        }
        awaitingPong = false;
        due = timers.now() + interval;
        return true;
    }

    /** Something else than a pong has come. */
    void packet() {
        if (awaitingPong && !extended) {
            extended = true;
            due = timers.now() + timeout;
        }
    }

    void pause() {
        if (!paused) {
            paused = true;
            pausedAt = timers.now();
        }
    }

    void resume() {
        if (paused) {
            paused = false;
            due += timers.now() - pausedAt;
            if (missed) {
                missed = false;
                wakeAt(due);
            }
        }
    }

    @Override
    protected void expired() {
        try {
            pingOrReport();
        } catch (Throwable e) {
            // Without its heartbeat a session would be kept for ever.
            peer.failed(e);
        }
    }

    private void pingOrReport() {
        if (paused) {
            missed = true;
            return;
        }
        long now = timers.now();
        long left = due - now;
        if (left > 0) {
            wakeAt(awaitingPong ? now + Math.min(interval, left) : due);
        } else if (awaitingPong) {
            peer.pongMissed();
        } else {
            awaitingPong = true;
            extended = false;
            due = now + timeout;
            // After a pong, early or late, the next ping may be due before this one's answer would have been.
            wakeAt(now + Math.min(interval, timeout));
            peer.ping();
        }
    }

    private void wakeAt(long moment) {
        if (!stopped) {
            timers.schedule(this, moment);
        }
    }

    /** Who is pinged. */
    interface Peer {
        /** Sends a ping. */
        void ping();

        /** No pong has come in time. */
        void pongMissed();

        /** The heartbeat has failed, and goes on no longer. */
        void failed(Throwable failure);
    }
}
