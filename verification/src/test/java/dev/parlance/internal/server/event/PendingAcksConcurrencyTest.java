package dev.parlance.internal.server.event;

import static dev.parlance.fuzzing.Property.equal;
import static dev.parlance.fuzzing.Property.holds;

import dev.parlance.concurrency.HeldTimers;
import dev.parlance.concurrency.ModelChecker;
import dev.parlance.internal.json.IncomingArguments;
import dev.parlance.internal.json.JsonCodec;
import dev.parlance.internal.json.syntax.MalformedJsonException;
import dev.parlance.socket.AckException;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Validate;
import org.junit.jupiter.api.Test;

/** Acks are expected, come, are too late and end with their socket: each once. */
public class PendingAcksConcurrencyTest {
    private static final IncomingArguments NOTHING = nothing();

    private final HeldTimers timers = new HeldTimers();
    private final PendingAcks acks = new PendingAcks(timers);
    private final Queue<Once> expected = new ConcurrentLinkedQueue<>();

    @Test
    void eachEndsOnce() {
        ModelChecker.check(PendingAcksConcurrencyTest.class);
    }

    @Operation
    public void expect() {
        Once callback = new Once();
        expected.add(callback);
        acks.expect(Duration.ofSeconds(1), callback);
    }

    @Operation
    public void answerTheFirst() {
        acks.answered(0, () -> NOTHING);
    }

    @Operation
    public void answerTheSecond() {
        acks.answered(1, () -> NOTHING);
    }

    @Operation
    public void elapse() {
        timers.elapse();
    }

    @Operation
    public void close() {
        acks.close();
    }

    @Validate
    public void validate() {
        acks.close();
        expected.forEach(callback -> equal(callback.ended.get(), 1, "it has ended so often"));
        holds(timers.isEmpty(), "a timer of an ack that has ended");
        holds(!acks.isPending(0) && !acks.isPending(1), "an ack is pending after the end");
    }

    private static IncomingArguments nothing() {
        try {
            return new JsonCodec().parse(new byte[] {'[', ']'}, List.of(), false);
        } catch (MalformedJsonException e) {
            throw new AssertionError(e);
        }
    }

    private static final class Once implements PendingAcks.Callback {
        private final AtomicInteger ended = new AtomicInteger();

        @Override
        public void answered(Supplier<IncomingArguments> values) {
            ended.incrementAndGet();
        }

        @Override
        public void failed(AckException.Reason reason) {
            ended.incrementAndGet();
        }
    }
}
