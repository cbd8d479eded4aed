package dev.parlance.internal.execution;

import static dev.parlance.fuzzing.Property.equal;
import static dev.parlance.fuzzing.Property.holds;

import dev.parlance.concurrency.HeldExecutor;
import dev.parlance.concurrency.ModelChecker;
import java.util.concurrent.atomic.AtomicInteger;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Validate;
import org.junit.jupiter.api.Test;

/** Two parties submit tasks while threads run them. */
public class FairExecutorConcurrencyTest {
    private static final int MAX_RUNNING = 2;

    private final HeldExecutor threads = new HeldExecutor();
    private final FairExecutor executor = new FairExecutor(threads, MAX_RUNNING);
    private final AtomicInteger submitted = new AtomicInteger();
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicInteger maxRunning = new AtomicInteger();
    private final AtomicInteger ended = new AtomicInteger();

    @Test
    void eachTaskRunsOnceAndNoMoreAtATimeThanMay() {
        ModelChecker.check(FairExecutorConcurrencyTest.class);
    }

    @Operation
    public void submitForOne() {
        submit("one");
    }

    @Operation
    public void submitForAnother() {
        submit("another");
    }

    @Operation
    public void runOne() {
        threads.runOne();
    }

    @Validate
    public void validate() {
        threads.runAll();
        equal(ended.get(), submitted.get(), "so many tasks have run");
        equal(executor.unfinished(), 0, "so many are unfinished");
        holds(maxRunning.get() <= MAX_RUNNING, "too many at a time");
        submit("one");
        threads.runAll();
        equal(ended.get(), submitted.get(), "an executor that still runs tasks");
    }

    private void submit(String party) {
        submitted.incrementAndGet();
        executor.execute(party, this::run);
    }

    private void run() {
        maxRunning.accumulateAndGet(running.incrementAndGet(), Math::max);
        running.decrementAndGet();
        ended.incrementAndGet();
    }
}
