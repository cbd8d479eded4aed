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
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Collects the answers of many clients, here and on other servers, until all have answered or the deadline has come.
 * They are decoded when it ends, on a handler thread.
 */
public final class AnswerCollector<R> extends CompletableFuture<Answers<R>> implements BroadcastAnswers {
    private static final Logger log = LoggerFactory.getLogger(AnswerCollector.class);

    private final Execution execution;
    private final JsonCodec json;
    private final Function<IncomingArguments, R> read;
    private final Timers.Timer timer;
    private final List<Raw> answers = new ArrayList<>();
    private int asked;
    private boolean askedEveryone;
    private int failed;
    private boolean over;

    public AnswerCollector(
            Execution execution, JsonCodec json, Duration deadline, Function<IncomingArguments, R> read) {
        this.execution = execution;
        this.json = json;
        this.read = read;
        this.timer = execution.timers().schedule(deadline, this::end);
    }

    @Override
    public synchronized void askedHere(int count) {
        asked += count;
    }

    @Override
    public void askedElsewhere(int count) {
        synchronized (this) {
            asked += count;
            askedEveryone = true;
        }
        endIfComplete();
    }

    @Override
    public void answered(IncomingArguments arguments) {
        add(() -> arguments);
    }

    @Override
    public void remote(List<@Nullable Object> values) {
        add(Raw.remote(json, values));
    }

    private void add(Raw answer) {
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

    private void endIfComplete() {
        synchronized (this) {
            if (!askedEveryone || answers.size() + failed < asked) {
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
            missing = Math.max(failed, asked - received.size());
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
        return new Answers<>(decoded, missing, invalid);
    }
}
