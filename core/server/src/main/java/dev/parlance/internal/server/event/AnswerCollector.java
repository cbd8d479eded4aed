package dev.parlance.internal.server.event;

import dev.parlance.event.RefusedException;
import dev.parlance.internal.execution.Execution;
import dev.parlance.internal.execution.Timers;
import dev.parlance.internal.json.IncomingArguments;
import dev.parlance.internal.json.JsonCodec;
import dev.parlance.socket.AckException;
import dev.parlance.socket.Answers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Collects the answers of many clients, here and on other servers, until all have answered or the deadline has come.
 * They are decoded when it ends, on a handler thread.
 */
public final class AnswerCollector<R> extends BroadcastAnswers<Answers<R>> {
    private static final Logger log = LoggerFactory.getLogger(AnswerCollector.class);

    private final Execution execution;
    private final Function<IncomingArguments, R> read;
    private final Timers.Timer timer;
    private final List<Raw> answers = new ArrayList<>();
    private int failed;
    private boolean over;

    public AnswerCollector(
            Execution execution, JsonCodec json, Duration deadline, Function<IncomingArguments, R> read) {
        super(json);
        this.execution = execution;
        this.read = read;
        this.timer = execution.timers().schedule(deadline, this::end);
    }

    @Override
    void received(Raw answer) {
        synchronized (this) {
            answers.add(answer);
        }
        endIfComplete();
    }

    @Override
    public void failed(AckException.Reason reason) {
        synchronized (this) {
            failed++;
        }
        endIfComplete();
    }

    /** To give the answers from here as all there are would be wrong. */
    @Override
    public void notAskedElsewhere(Throwable failure) {
        synchronized (this) {
            if (over) {
                return;
            }
            over = true;
        }
        timer.cancel();
        execution.callbacks().execute(() -> completeExceptionally(failure));
    }

    @Override
    void endIfComplete() {
        synchronized (this) {
            if (!areAll(answers.size() + failed)) {
                return;
            }
        }
        timer.cancel();
        end();
    }

    @Override
    public void end() {
        List<Raw> received;
        int missing;
        synchronized (this) {
            if (over) {
                return;
            }
            over = true;
            received = List.copyOf(answers);
            missing = Math.max(failed, asked() - received.size());
        }
        execution.callbacks().execute(() -> complete(decode(received, missing)));
    }

    private Answers<R> decode(List<Raw> received, int missing) {
        List<R> decoded = new ArrayList<>(received.size());
        int invalid = 0;
        for (Raw answer : received) {
            try {
                decoded.add(read.apply(answer.arguments()));
            } catch (RefusedException doesNotFit) {
                invalid++;
            } catch (Throwable e) {
                log.error("An answer of a client could not be read", e);
                invalid++;
            }
        }
        return Answers.of(decoded, missing, invalid);
    }
}
