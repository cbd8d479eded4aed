package dev.parlance.internal.server.delivery;

import dev.parlance.adapter.Adapter;
import dev.parlance.event.RefusalCode;
import dev.parlance.event.RefusedException;
import dev.parlance.internal.server.report.NamespaceReports;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One question to the other servers, whose failure is a refusal that a handler may let through. */
final class ClusterCall<T> extends CompletableFuture<T> {
    private final NamespaceReports reports;
    private final Executor callbacks;

    /**
     * A question that is not asked yet.
     *
     * @param callbacks runs what follows it, since an adapter's threads must not run application code
     */
    ClusterCall(NamespaceReports reports, Executor callbacks) {
        this.reports = reports;
        this.callbacks = callbacks;
    }

    CompletableFuture<T> ask(Adapter others, Function<Adapter, CompletionStage<T>> question) {
        CompletionStage<T> asked;
        try {
            asked = question.apply(others);
        } catch (RuntimeException failure) {
            asked = CompletableFuture.failedStage(failure);
        }
        if (asked.toCompletableFuture().isDone()) {
            asked.whenComplete(this::end);
        } else {
            asked.whenCompleteAsync(this::end, callbacks);
        }
        return this;
    }

    private void end(T answer, @Nullable Throwable failure) {
        if (failure == null) {
            complete(answer);
        } else {
            reports.unavailable(failure);
            completeExceptionally(
                    new RefusedException(RefusalCode.UNAVAILABLE, "the other servers cannot be asked at the moment"));
        }
    }
}
