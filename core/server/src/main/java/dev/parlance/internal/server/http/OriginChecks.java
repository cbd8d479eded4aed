package dev.parlance.internal.server.http;

import dev.parlance.internal.engine.Origin;
import dev.parlance.internal.execution.Backlog;
import dev.parlance.internal.execution.Execution;
import dev.parlance.internal.execution.Mailbox;
import dev.parlance.internal.server.report.ServerReports;
import dev.parlance.socket.FailedHandler;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Asks the application whether pages of an origin may connect, on a handler thread and with a handler's deadline. */
public final class OriginChecks {
    private final Execution execution;
    private final @Nullable Predicate<String> allowed;
    private final ServerReports reports;
    private final Backlog running = Backlog.unbounded();

    /** Asks that predicate; null allows nothing. */
    public OriginChecks(Execution execution, @Nullable Predicate<String> allowed, ServerReports reports) {
        this.execution = execution;
        this.allowed = allowed;
        this.reports = reports;
    }

    /** Whether its pages may connect. */
    public CompletionStage<Boolean> check(Origin origin) {
        if (allowed == null) {
            return CompletableFuture.completedStage(false);
        }
        Check check = new Check(allowed, origin.toString(), reports);
        new Mailbox(execution, running).submit(check);
        return check.outcome;
    }

    /** One call. What counts is what comes first: its outcome, or its deadline. */
    private static final class Check extends Mailbox.Task {
        private final Predicate<String> allowed;
        private final String origin;
        private final ServerReports reports;
        private final CompletableFuture<Boolean> outcome = new CompletableFuture<>();

        Check(Predicate<String> allowed, String origin, ServerReports reports) {
            super(0);
            this.allowed = allowed;
            this.origin = origin;
            this.reports = reports;
        }

        @Override
        protected void run() {
            try {
                outcome.complete(allowed.test(origin));
            } catch (Throwable e) {
                if (outcome.complete(false)) {
                    reports.failed(
                            FailedHandler.of("predicate of allowedOrigins", e),
                            "The predicate of allowedOrigins failed; the page is refused");
                }
            }
        }

        @Override
        protected void late() {
            if (outcome.complete(false)) {
                reports.log()
                        .warn("The predicate of allowedOrigins did not end within its deadline; the page is refused");
            }
        }

        @Override
        protected void stuck() {
            reports.log().error("The predicate of allowedOrigins does not end though it was interrupted");
        }
    }
}
