package dev.parlance.catalogue.platform.integration;

import dev.parlance.event.RefusalCode;
import dev.parlance.event.RefusedException;
import dev.parlance.socket.Scheduler;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * A deadline for stages that may never end. Used by many threads.
 *
 * @param scheduler measures the time
 * @param deadline the time from the call of {@link #of}; positive
 */
public record StageDeadline(Scheduler scheduler, Duration deadline) {
    /**
     * Checks it.
     *
     * @throws IllegalArgumentException if the deadline is not positive
     */
    public StageDeadline {
        if (deadline.isNegative() || deadline.isZero()) {
            throw new IllegalArgumentException("a deadline must be positive: " + deadline);
        }
    }

    /**
     * A stage that ends as the other does, or at the deadline with the refusal {@code timeout}, whichever is first.
     *
     * @param late the message of that refusal, for clients
     */
    public <T> CompletableFuture<T> of(CompletionStage<T> stage, String late) {
        Objects.requireNonNull(stage, "a gateway returned null");
        CompletableFuture<T> first = new CompletableFuture<>();
        Scheduler.Timer timer = scheduler.schedule(
                deadline, () -> first.completeExceptionally(new RefusedException(RefusalCode.TIMEOUT, late)));
        stage.whenComplete((value, failure) -> {
            timer.cancel();
            if (failure == null) {
                first.complete(value);
            } else {
                first.completeExceptionally(failure);
            }
        });
        return first;
    }
}
