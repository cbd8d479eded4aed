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
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides about handshakes: asks the application's hook, each time on a handler thread and with a handler's deadline. */
public final class Handshakes {
    private static final Logger log = LoggerFactory.getLogger(Handshakes.class);
    private static final Opening ACCEPTED = new Opening.Accepted(Headers.NONE);

    private final Execution execution;
    private final @Nullable HandshakeHook hook;

    /** Counts what is being decided: each handshake has a connection of its own, so there is nothing to pause. */
    private final Backlog running = new Backlog(
            new Backlog.Source() {
                @Override
                public void pauseReading() {}

                @Override
                public void resumeReading() {}
            },
            new Backlog.Bounds(Integer.MAX_VALUE, Long.MAX_VALUE));

    /** Handshakes of which the hook is asked; null for none. */
    public Handshakes(Execution execution, @Nullable HandshakeHook hook) {
        this.execution = execution;
        this.hook = hook;
    }

    /** Decides about a handshake: at once if there is no hook. */
    public CompletionStage<Opening> decide(HttpRequest request) {
        if (hook == null) {
            return CompletableFuture.completedStage(ACCEPTED);
        }
        Decision decision = new Decision(hook, request);
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
        private final CompletableFuture<Opening> opening = new CompletableFuture<>();

        Decision(HandshakeHook hook, HttpRequest request) {
            super(0);
            this.hook = hook;
            this.request = request;
        }

        @Override
        protected void run() {
            try {
                Headers headers =
                        Objects.requireNonNull(hook.beforeHandshake(request), "a handshake hook returned null");
                opening.complete(new Opening.Accepted(headers));
            } catch (RequestRefusedException e) {
                opening.complete(new Opening.Refused(e.response()));
            } catch (Throwable e) {
                if (refuse(500)) {
                    log.error("The handshake hook failed", e);
                }
            }
        }

        @Override
        protected void late() {
            if (refuse(503)) {
                log.warn("The handshake hook did not end within its deadline");
            }
        }

        @Override
        protected void stuck() {
            log.error("The handshake hook does not end though it was interrupted");
        }

        private boolean refuse(int status) {
            return opening.complete(new Opening.Refused(HttpResponse.of(status)));
        }
    }
}
