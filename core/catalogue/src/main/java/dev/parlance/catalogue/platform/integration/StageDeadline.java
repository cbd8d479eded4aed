package dev.parlance.catalogue.platform.integration;

import dev.parlance.event.RefusalCode;
import dev.parlance.event.RefusedException;
import dev.parlance.socket.Scheduler;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Limits the time for stages that may never end. */
record StageDeadline(Scheduler scheduler, Duration deadline) {
    StageDeadline {
        if (deadline.isNegative() || deadline.isZero()) {
            throw new IllegalArgumentException("a deadline must be positive: " + deadline);
        }
    }

    /** Ends as the stage does, or with the refusal {@code timeout} at the deadline, whichever is first. */
    <T> CompletableFuture<T> of(CompletionStage<T> stage, String late) {
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
