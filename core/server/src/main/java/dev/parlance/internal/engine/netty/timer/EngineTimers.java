package dev.parlance.internal.engine.netty.timer;

import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The timers of an engine's event loops. */
public final class EngineTimers {
    private static final int TICKS_PER_PING_INTERVAL = 16;
    private static final long MIN_GRANULARITY = Duration.ofMillis(1).toNanos();
    private static final long MAX_GRANULARITY = Duration.ofSeconds(1).toNanos();

    private final Map<EventLoop, EventLoopTimers> byLoop = new ConcurrentHashMap<>();
    private final long granularity;

    /** For an engine with that ping interval: pings that are due at nearly the same time leave together. */
    public EngineTimers(Duration pingInterval) {
        this.granularity = granularity(pingInterval);
    }

    static long granularity(Duration pingInterval) {
        long part = pingInterval.toNanos() / TICKS_PER_PING_INTERVAL;
        return Math.max(MIN_GRANULARITY, Math.min(MAX_GRANULARITY, part));
    }

    /** Forgets those of an event loop that has ended. */
    public void lost(EventLoop loop) {
        byLoop.remove(loop);
    }

    /** Those of that event loop. Any thread. */
    public EventLoopTimers of(EventLoop loop) {
        return byLoop.computeIfAbsent(loop, added -> new EventLoopTimers(added, granularity, System::nanoTime));
    }
}
