package dev.parlance.internal.server.recovery;

import dev.parlance.internal.engine.MemoryBudget;
import dev.parlance.internal.server.history.LogBounds;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How sessions are recovered.
 *
 * @param window how long a client may be away
 * @param detection how long it may take until it is noticed that a client is away
 * @param maxSessions how many sessions of a namespace are kept whose clients are away
 * @param maxSessionsPerUser how many of them may be one user's
 * @param maxEvents how many events of a namespace are kept
 * @param maxBytes how many bytes they may take; an estimate
 * @param maxReplayEvents how many events one client may have missed
 * @param maxReplayBytes how many bytes these may have
 */
public record RecoverySettings(
        Duration window,
        Duration detection,
        int maxSessions,
        int maxSessionsPerUser,
        int maxEvents,
        long maxBytes,
        int maxReplayEvents,
        long maxReplayBytes) {
    /** How much is kept of what a namespace has sent: also what a client did not receive before it was noticed to be away. */
    public LogBounds logBounds(Supplier<@Nullable MemoryBudget> budget) {
        return new LogBounds(window.plus(detection), maxEvents, maxBytes, budget);
    }
}
