package dev.parlance.internal.server.http;

import dev.parlance.http.HandshakeHook;
import dev.parlance.http.Headers;
import dev.parlance.http.HttpRequest;
import dev.parlance.http.HttpResponse;
import dev.parlance.http.RequestRefusedException;
import dev.parlance.internal.engine.EngineHandler.Opening;
import dev.parlance.internal.execution.Backlog;
import dev.parlance.internal.execution.Execution;
import dev.parlance.internal.execution.Mailbox;
import dev.parlance.internal.server.report.ClientAddress;
import dev.parlance.internal.server.report.ServerReports;
import dev.parlance.socket.ClientIncident;
import dev.parlance.socket.ClientIncident.Reason;
import dev.parlance.socket.FailedHandler;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Decides about handshakes: asks the application's hook, each time on a handler thread and with a handler's deadline. */
public final class Handshakes {
    private static final Opening ACCEPTED = new Opening.Accepted(Headers.NONE);

    private final Execution execution;
    private final @Nullable HandshakeHook hook;
    private final ServerReports reports;
    private final ConnectionCaps limits;

    /** Counts what is being decided: each handshake has a connection of its own, so there is nothing to pause. */
    private final Backlog running = Backlog.unbounded();

    /** Handshakes of which the hook is asked; null for none. */
    public Handshakes(Execution execution, @Nullable HandshakeHook hook, ServerReports reports, ConnectionCaps limits) {
        this.execution = execution;
        this.hook = hook;
        this.reports = reports;
        this.limits = limits;
    }

    /** Decides about a handshake: at once if there is no hook. */
    public CompletionStage<Opening> decide(HttpRequest request) {
        HttpResponse limited = limits.refusal(request);
        if (limited != null) {
            return CompletableFuture.completedStage(new Opening.Refused(limited));
        }
        if (hook == null) {
            return CompletableFuture.completedStage(ACCEPTED);
        }
        Decision decision = new Decision(hook, request, reports);
        new Mailbox(execution, running).submit(decision);
        return decision.opening;
    }

    /** Whether the hook is not running. */
    public boolean isIdle() {
        return running.isEmpty();
    }

    /** One call of the hook. What counts is what comes first: its outcome, or its deadline. */
    private static final class Decision extends Mailbox.Task {
        private final HandshakeHook hook;
        private final HttpRequest request;
        private final ServerReports reports;
        private final CompletableFuture<Opening> opening = new CompletableFuture<>();

        Decision(HandshakeHook hook, HttpRequest request, ServerReports reports) {
            super(0);
            this.hook = hook;
            this.request = request;
            this.reports = reports;
        }

        @Override
        protected void run() {
            try {
                Headers headers =
                        Objects.requireNonNull(hook.beforeHandshake(request), "a handshake hook returned null");
                opening.complete(new Opening.Accepted(headers));
            } catch (RequestRefusedException e) {
                if (opening.complete(new Opening.Refused(e.response()))) {
                    report(e.response().status());
                }
            } catch (Throwable e) {
                if (refuse(500)) {
                    reports.failed(FailedHandler.of("handshake hook", e), "The handshake hook failed");
                }
            }
        }

        @Override
        protected void late() {
            if (refuse(503)) {
                reports.log().warn("The handshake hook did not end within its deadline");
            }
        }

        @Override
        protected void stuck() {
            reports.log().error("The handshake hook does not end though it was interrupted");
        }

        private boolean refuse(int status) {
            boolean first = opening.complete(new Opening.Refused(HttpResponse.of(status)));
            if (first) {
                report(status);
            }
            return first;
        }

        private void report(int status) {
            reports.refused(ClientIncident.of(
                    Reason.HANDSHAKE_HOOK,
                    ClientAddress.of(request.remoteAddress()),
                    "the handshake hook answers " + status));
        }
    }
}
