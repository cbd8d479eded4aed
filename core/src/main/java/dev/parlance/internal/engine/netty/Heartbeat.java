package dev.parlance.internal.engine.netty;

import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Pings one client and ends its session when it does not answer. On the session's event loop.
 *
 * <p>One scheduled task, which looks at the clock when it runs and goes back to sleep if it is not yet time: a pong only
 * writes down a moment. While reading is paused the clock stands still.
 */
final class Heartbeat implements Runnable {
    private final NettySession session;
    private final long interval;
    private final long timeout;

    private long due;
    private long pausedAt;
    private boolean awaitingPong;
    private boolean paused;
    private boolean missed;
    private boolean stopped;
    private @Nullable ScheduledFuture<?> task;

    Heartbeat(NettySession session, Duration interval, Duration timeout) {
        this.session = session;
        this.interval = interval.toNanos();
        this.timeout = timeout.toNanos();
    }

    void start() {
        due = System.nanoTime() + interval;
        wakeIn(interval);
    }

    void stop() {
        stopped = true;
        if (task != null) {
            task.cancel(false);
            task = null;
        }
    }

    void pong() {
        if (awaitingPong) {
            awaitingPong = false;
            due = System.nanoTime() + interval;
        }
    }

    void pause() {
        if (!paused) {
            paused = true;
            pausedAt = System.nanoTime();
        }
    }

    void resume() {
        if (paused) {
            paused = false;
            long now = System.nanoTime();
            due += now - pausedAt;
            if (missed) {
                missed = false;
                wakeIn(due - now);
            }
        }
    }

    @Override
    public void run() {
        try {
            beat();
        } catch (Throwable e) {
            // Without its heartbeat a session would be kept for ever.
            session.failed(e);
        }
    }

    private void beat() {
        if (!session.loop().inEventLoop()) {
            // The session has moved to another loop with its upgrade; the timer follows.
            session.execute(this);
            return;
        }
        if (stopped) {
            return;
        }
        if (paused) {
            missed = true;
            return;
        }
        long left = due - System.nanoTime();
        if (left > 0) {
            wakeIn(awaitingPong ? Math.min(interval, left) : left);
        } else if (awaitingPong) {
            session.pongMissed();
        } else {
            awaitingPong = true;
            due = System.nanoTime() + timeout;
            session.ping();
            // After a pong, early or late, the next ping may be due before this one's answer would have been.
            wakeIn(Math.min(interval, timeout));
        }
    }

    private void wakeIn(long nanos) {
        if (!stopped) {
            task = session.loop().schedule(this, nanos, TimeUnit.NANOSECONDS);
        }
    }
}
