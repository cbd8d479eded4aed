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
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Handles one event of a client, which is answered once, in time, whatever its handler does. */
public abstract class AnsweringTask extends DeadlineTask {
    private static final Logger log = LoggerFactory.getLogger(AnsweringTask.class);

    private final ReceivedEvent incoming;
    private final Execution execution;
    private final Reply reply;
    private final Object namespace;
    private volatile @Nullable Event<?> token;

    /**
     * Makes the task for an event.
     *
     * @param namespace whose text names it in the log
     */
    protected AnsweringTask(ReceivedEvent incoming, Reply.Target target, Execution execution, Object namespace) {
        super(incoming.content().size(), execution);
        this.incoming = incoming;
        this.execution = execution;
        this.reply = new Reply(target, incoming);
        this.namespace = namespace;
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

    /** Says which token it is handled by. */
    protected final void setToken(@Nullable Event<?> token) {
        this.token = token;
    }

    /** Whether it is still to be handled. */
    protected boolean isWanted() {
        return true;
    }

    /** Handles it; what it throws is answered. */
    protected abstract void dispatch() throws Exception;

    /** Disconnects the client from the namespace. */
    protected abstract void disconnect();

    /** Disconnects the client from all namespaces. */
    protected abstract void disconnectClient();

    @Override
    protected final void handle() {
        if (!isWanted()) {
            return;
        }
        try {
            dispatch();
        } catch (Throwable e) {
            fail(e);
        }
    }

    @Override
    protected final void late() {
        log.warn("A handler of \"{}\" on namespace {} did not end within its deadline", incoming, namespace);
        if (reply.expire()) {
            Refusal refusal = Refusal.of(RefusalCode.TIMEOUT, "the handler did not answer in time");
            // Writing it is work, and a dialect is an application's code: not on the timer's thread.
            execution.callbacks().execute(() -> reply.expired(token, refusal));
        }
    }

    @Override
    protected final void stuck() {
        log.error(
                "A handler of \"{}\" on namespace {} does not end though it was interrupted; its client is disconnected",
                incoming,
                namespace);
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
            done();
        });
    }

    /** With what exceptions of the application are refused. */
    protected abstract RefusalMappings refusals();

    /** Where events go that nobody handles; null if they are answered. */
    protected abstract @Nullable IgnoredEvents ignored();

    /** Nobody handles it. */
    protected final void unknown() {
        IgnoredEvents ignored = ignored();
        if (ignored == null) {
            reply.refuse(null, Refusal.of(RefusalCode.NOT_FOUND, "nobody handles this event"));
        } else {
            ignored.add(incoming.name());
        }
    }

    /** No event can have its name, for that reason. */
    protected final void misnamed(String problem) {
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
            log(failure.cause());
            reply.refuse(token, Refusal.of(RefusalCode.SERVER_ERROR, "the server failed to handle this event"));
        } else {
            refuse(refused);
        }
    }

    private void log(Throwable cause) {
        if (cause instanceof InvalidAnswerException invalid) {
            log.error(
                    "The answer of a handler of \"{}\" on namespace {} cannot be sent: {}",
                    incoming,
                    namespace,
                    invalid.getMessage());
        } else {
            log.error("A handler of \"{}\" on namespace {} failed", incoming, namespace, cause);
        }
    }

    private void refuse(RefusedException refused) {
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
