package dev.parlance.internal.server.socket;

import dev.parlance.event.Event;
import dev.parlance.event.Refusal;
import dev.parlance.event.RefusalCode;
import dev.parlance.event.RefusedException;
import dev.parlance.internal.execution.Execution;
import dev.parlance.internal.execution.Timers;
import dev.parlance.internal.server.event.HandlerFailure;
import dev.parlance.internal.server.event.InvalidAnswerException;
import dev.parlance.internal.server.event.ReceivedEvent;
import dev.parlance.internal.server.event.RefusalMappings;
import dev.parlance.internal.server.event.Reply;
import dev.parlance.internal.server.report.NamespaceReports;
import dev.parlance.socket.DroppedEvent;
import dev.parlance.socket.HandlerOutcome;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Handles one event of a client, which is answered once, in time, whatever its handler does. */
public abstract class AnsweringTask extends DeadlineTask {
    private final ReceivedEvent incoming;
    private final Execution execution;
    private final Reply reply;
    private final NamespaceReports reports;
    private volatile @Nullable Event<?> token;
    private volatile boolean known;
    private @Nullable String refusal;
    private @Nullable Throwable failure;
    private long begun;
    private boolean reported;

    /** It was refused because its deadline has come. */
    private boolean expired;

    /**
     * Makes the task for an event.
     *
     * @param reports what an operator sees of it
     */
    protected AnsweringTask(
            ReceivedEvent incoming, Reply.Target target, Execution execution, NamespaceReports reports) {
        super(incoming.size(), incoming.heldSize(), execution);
        this.incoming = incoming;
        this.execution = execution;
        this.reply = new Reply(target, incoming);
        this.reports = reports;
    }

    /** The event. */
    protected final ReceivedEvent incoming() {
        return incoming;
    }

    /** Its answer. */
    protected final Reply reply() {
        return reply;
    }

    /** The token that it is handled by; null if nobody handles it. */
    protected final @Nullable Event<?> token() {
        return token;
    }

    /** Somebody handles it, by that token; null for untyped handlers. */
    protected final void handledBy(@Nullable Event<?> token) {
        this.token = token;
        this.known = true;
    }

    /** Whether it is still to be handled. */
    protected boolean isWanted() {
        return true;
    }

    /** Handles it; what it throws is answered. */
    protected abstract void dispatch() throws Exception;

    /** Its handlers have ended before the deadline; those that answer by themselves may still do so. */
    protected void ended() {}

    /** Whether {@link #completed} is to be called. */
    protected boolean reportsCompletion() {
        return false;
    }

    /** Its handling has ended in that way, or was not over at its deadline. Called once. */
    protected void completed(HandlerOutcome outcome) {}

    /** It is refused, in that way. */
    protected void notifyRefused(Refusal how) {}

    /** Disconnects the client from the namespace. */
    protected abstract void disconnect();

    /** Disconnects the client from all namespaces. */
    protected abstract void disconnectClient();

    @Override
    protected final void handle() {
        if (!isWanted()) {
            return;
        }
        boolean timed = reports.server().hasListeners();
        if (timed) {
            begun = execution.timers().nanoTime();
        }
        try {
            dispatch();
        } catch (Throwable e) {
            fail(e);
        }
        if (goesOn()) {
            return;
        }
        if (!isLate()) {
            ended();
        }
        report();
    }

    // Of events that somebody handles there are few.
    private @Nullable String knownName() {
        return known ? incoming.name() : null;
    }

    /** Reports once how its handling has ended. */
    private void report() {
        boolean listened = reports.server().hasListeners();
        if (!listened && !reportsCompletion()) {
            return;
        }
        HandlerOutcome outcome;
        synchronized (this) {
            if (reported) {
                return;
            }
            reported = true;
            outcome = HandlerOutcome.of(refusal, failure);
        }
        if (listened) {
            long nanos = execution.timers().nanoTime() - begun;
            reports.handled(knownName(), outcome.refusal(), Duration.ofNanos(nanos));
        }
        completed(outcome);
    }

    // What a handler makes of being interrupted at its deadline is not how it has ended.
    private synchronized void end(String refusal, @Nullable Throwable failure) {
        if (!expired) {
            this.refusal = refusal;
            this.failure = failure;
        }
    }

    @Override
    protected final void late() {
        reports.late(incoming);
        if (expire()) {
            Refusal timeout = Refusal.of(RefusalCode.TIMEOUT, "the handler did not answer in time");
            // Writing it is work, and a dialect is an application's code: not on the timer's thread.
            execution.callbacks().execute(() -> {
                reply.expired(token, timeout);
                report();
            });
        }
    }

    private synchronized boolean expire() {
        if (reply.expire()) {
            end(RefusalCode.TIMEOUT, null);
            expired = true;
        }
        return expired;
    }

    @Override
    protected final void stuck() {
        reports.stuck(incoming);
        abandon();
    }

    /** A handler does not end: its client pays for it. */
    protected abstract void abandon();

    /** Is done when that stage ends, or at the deadline if that is earlier. */
    protected final <T> void await(CompletionStage<T> stage, BiConsumer<@Nullable T, @Nullable Throwable> end) {
        goOn();
        Timers.Timer deadline = restart(() -> {
            becomeLate();
            done();
        });
        stage.whenComplete((value, failure) -> {
            deadline.cancel();
            end.accept(value, failure);
            report();
            done();
        });
    }

    /** With what exceptions of the application are refused. */
    protected abstract RefusalMappings refusals();

    /** Where events go that nobody handles; null if they are answered. */
    protected abstract @Nullable IgnoredEvents ignored();

    /** Nobody handles it. */
    protected final void unknown() {
        reports.dropped(DroppedEvent.Reason.UNKNOWN, null, 1);
        IgnoredEvents ignored = ignored();
        if (ignored == null) {
            Refusal unknown = Refusal.of(RefusalCode.NOT_FOUND, "nobody handles this event");
            refused(unknown);
            reply.refuse(null, unknown);
        } else {
            ignored.add(incoming.name());
        }
    }

    /** No event can have its name, for that reason. */
    protected final void misnamed(String problem) {
        reports.dropped(DroppedEvent.Reason.UNKNOWN, null, 1);
        IgnoredEvents ignored = ignored();
        if (ignored == null) {
            reply.refuse(null, Refusal.of(RefusalCode.VALIDATION_FAILED, problem));
        } else {
            ignored.add(incoming.name());
        }
    }

    /** Answers what code of the application has thrown. */
    protected final void fail(Throwable thrown) {
        HandlerFailure failure = refusals().read(thrown);
        RefusedException refused = failure.refusal();
        if (refused == null) {
            end(RefusalCode.SERVER_ERROR, failure.cause());
            if (failure.cause() instanceof InvalidAnswerException invalid) {
                reports.invalidAnswer(incoming, knownName(), invalid);
            } else {
                reports.failed(incoming, knownName(), failure.cause());
            }
            reply.refuse(token, Refusal.of(RefusalCode.SERVER_ERROR, "the server failed to handle this event"));
        } else {
            refuse(refused);
        }
    }

    private void refused(Refusal how) {
        end(how.code(), null);
        notifyRefused(how);
        reports.refused(incoming, how);
    }

    private void refuse(RefusedException refused) {
        refused(refused.refusal());
        if (refused.isInAckOnly()) {
            reply.refuseInAck(token, refused.refusal());
        } else {
            reply.refuse(token, refused.refusal());
        }
        if (refused.disconnectsClient()) {
            reply.afterwards(this::disconnectClient);
        } else if (refused.disconnects()) {
            reply.afterwards(this::disconnect);
        }
    }
}
