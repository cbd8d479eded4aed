package dev.parlance.internal.server.history;

import dev.parlance.internal.engine.MemoryBudget;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How much of what was broadcast is kept.
 *
 * @param window for how long
 * @param events at most so many
 * @param bytes at most so many bytes; an estimate
 * @param budget supplies the server's memory, in which it counts; null before there is any
 */
public record LogBounds(Duration window, int events, long bytes, Supplier<@Nullable MemoryBudget> budget) {
    /** What is kept here gives way when so much of the budget is spent: before connections are closed. */
    private static final double SCARCE = 0.75;

    /** Whether the server's memory is needed for its connections. */
    boolean isMemoryScarce() {
        MemoryBudget memory = budget.get();
        return memory != null && memory.held() > memory.max() * SCARCE;
    }
}
