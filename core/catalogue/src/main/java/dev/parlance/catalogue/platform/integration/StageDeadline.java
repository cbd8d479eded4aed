package dev.parlance.catalogue.platform.integration;

import dev.parlance.event.Incubating;
import dev.parlance.event.RefusalCode;
import dev.parlance.event.RefusedException;
import dev.parlance.socket.Scheduler;
import dev.parlance.socket.Server;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A deadline for stages that may never end. Used by many threads. */
@Incubating
public final class StageDeadline {
    private final Server server;
    private final Duration deadline;

    /**
     * A deadline by the time of that server.
     *
     * @param deadline the time from the call of {@link #of}
     * @throws IllegalArgumentException if the deadline is not positive
     */
    public StageDeadline(Server server, Duration deadline) {
        this.server = server;
        this.deadline = checked(deadline);
    }

    static Duration checked(Duration deadline) {
        if (deadline.isNegative() || deadline.isZero()) {
            throw new IllegalArgumentException("a deadline must be positive: " + deadline);
        }
        return deadline;
    }

    /**
     * A stage that ends as the other does, or at the deadline with the refusal {@code timeout}, whichever is first.
     *
     * @param late the message of that refusal, for clients
     */
    public <T> CompletableFuture<T> of(CompletionStage<T> stage, String late) {
        Objects.requireNonNull(stage, "a gateway returned null");
        CompletableFuture<T> first = new CompletableFuture<>();
        Scheduler.Timer timer = server.scheduler()
                .schedule(deadline, () -> first.completeExceptionally(new RefusedException(RefusalCode.TIMEOUT, late)));
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
