package dev.parlance.internal.server.event;

import dev.parlance.event.RefusedException;
import dev.parlance.internal.execution.Timers;
import dev.parlance.internal.json.IncomingArguments;
import dev.parlance.internal.json.JsonCodec;
import dev.parlance.socket.AckException;
import dev.parlance.socket.AckException.Reason;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The first valid answer of many clients, here and on other servers. Fails when none can come any more: at the deadline, or
 * when each has answered wrongly or has disconnected. Answers are decoded, and it ends, on an executor.
 */
public final class FirstAnswer<R extends @Nullable Object> extends BroadcastAnswers<R> {
    private static final Logger log = LoggerFactory.getLogger(FirstAnswer.class);

    private final String name;
    private final Executor executor;
    private final Function<IncomingArguments, R> read;
    private int invalid;
    private int late;
    private int gone;
    private @Nullable Throwable notAsked;

    /**
     * Waits for answers to the event of that name.
     *
     * @param executor decodes them, and ends this
     */
    public FirstAnswer(
            String name,
            Timers timers,
            Executor executor,
            JsonCodec json,
            Duration deadline,
            Function<IncomingArguments, R> read) {
        super(json);
        this.name = name;
        this.executor = executor;
        this.read = read;
        Timers.Timer timer = timers.schedule(deadline, this::end);
        whenComplete((answer, failure) -> timer.cancel());
    }

    @Override
    void received(Raw answer) {
        executor.execute(() -> read(answer));
    }

    private void read(Raw answer) {
        if (isDone()) {
            return;
        }
        try {
            complete(read.apply(answer.arguments()));
            return;
        } catch (RefusedException doesNotFit) {
            // Another may.
        } catch (Throwable e) {
            log.error("An answer of a client could not be read", e);
        }
        synchronized (this) {
            invalid++;
        }
        endIfComplete();
    }

    @Override
    public void failed(Reason reason) {
        synchronized (this) {
            if (reason == Reason.TIMEOUT) {
                late++;
            } else {
                gone++;
            }
        }
        endIfComplete();
    }

    /** Somebody here may answer. */
    @Override
    public void notAskedElsewhere(Throwable failure) {
        synchronized (this) {
            notAsked = failure;
        }
        askedElsewhere(0);
    }

    @Override
    void endIfComplete() {
        Reason reason;
        synchronized (this) {
            if (!areAll(invalid + late + gone)) {
                return;
            }
            reason = invalid > 0 ? Reason.INVALID : late > 0 ? Reason.TIMEOUT : Reason.DISCONNECTED;
        }
        fail(reason);
    }

    @Override
    public void end() {
        fail(Reason.TIMEOUT);
    }

    private void fail(Reason reason) {
        Throwable failure;
        synchronized (this) {
            failure = notAsked == null ? new AckException(reason, message(reason)) : notAsked;
        }
        executor.execute(() -> completeExceptionally(failure));
    }

    private String message(Reason reason) {
        String what = switch (reason) {
            case INVALID -> "\" was answered by nobody in a way that fits";
            case DISCONNECTED -> "\": there is nobody to ask, or all have disconnected";
            default -> "\" was not answered in time";
        };
        return "\"" + name + what;
    }
}
