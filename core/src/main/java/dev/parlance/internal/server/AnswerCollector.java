package dev.parlance.internal.server;

import dev.parlance.event.RefusedException;
import dev.parlance.internal.json.EncodedArguments;
import dev.parlance.internal.json.IncomingArguments;
import dev.parlance.internal.json.MalformedJsonException;
import dev.parlance.socket.AckException;
import dev.parlance.socket.Answers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Collects the answers of many clients, here and on other servers, until all have answered or the deadline has come. */
final class AnswerCollector<R> extends CompletableFuture<Answers<R>> implements PendingAcks.Callback {
    private static final int NOT_KNOWN = -1;

    private final Environment environment;
    private final Function<IncomingArguments, R> read;
    private final Scheduler.Timer timer;
    private final List<R> received = new ArrayList<>();
    private int expected = NOT_KNOWN;
    private int failed;
    private int invalid;
    private boolean over;

    AnswerCollector(Environment environment, Duration deadline, Function<IncomingArguments, R> read) {
        this.environment = environment;
        this.read = read;
        this.timer = environment.scheduler().schedule(deadline, this::end);
    }

    /** How many were asked. */
    void expect(int count) {
        synchronized (this) {
            expected = count;
        }
        endIfComplete();
    }

    @Override
    public void answered(IncomingArguments arguments) {
        environment.callbacks().execute(() -> {
            add(arguments);
            endIfComplete();
        });
    }

    @Override
    public void failed(AckException.Reason reason) {
        synchronized (this) {
            failed++;
        }
        endIfComplete();
    }

    /** A client of another server has answered. */
    void remote(List<@Nullable Object> values) {
        environment.callbacks().execute(() -> {
            try {
                EncodedArguments encoded = environment.json().encode(values);
                add(environment.json().parse(encoded.json(), encoded.attachments(), true));
            } catch (MalformedJsonException | IllegalArgumentException e) {
                addInvalid();
            }
            endIfComplete();
        });
    }

    private void add(IncomingArguments arguments) {
        R answer;
        try {
            answer = read.apply(arguments);
        } catch (RefusedException doesNotFit) {
            addInvalid();
            return;
        }
        synchronized (this) {
            received.add(answer);
        }
    }

    private synchronized void addInvalid() {
        invalid++;
    }

    private void endIfComplete() {
        synchronized (this) {
            if (expected == NOT_KNOWN || received.size() + failed + invalid < expected) {
                return;
            }
        }
        timer.cancel();
        end();
    }

    private void end() {
        Answers<R> answers;
        synchronized (this) {
            if (over) {
                return;
            }
            over = true;
            int missing = Math.max(failed, expected - received.size() - invalid);
            answers = new Answers<>(received, missing, invalid);
        }
        environment.callbacks().execute(() -> complete(answers));
    }
}
