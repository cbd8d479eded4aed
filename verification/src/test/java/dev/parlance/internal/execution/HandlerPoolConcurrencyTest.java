package dev.parlance.internal.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.concurrency.HeldTimers;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.StressOptions;
import org.jetbrains.lincheck.datastructures.Validate;
import org.junit.jupiter.api.Test;

/**
 * Tasks are added while workers go to rest. The pool has threads of its own, which Lincheck does not steer: it runs this as often as
 * it can instead. No timer helps a task that was added just when the last worker went to rest: somebody must have been woken.
 */
public class HandlerPoolConcurrencyTest {
    private static final int WORKERS = 2;

    private final HandlerPool pool = new HandlerPool("worker-", WORKERS, new HeldTimers());
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicInteger maxRunning = new AtomicInteger();
    private final Phaser unfinished = new Phaser(1);

    @Test
    void noTaskIsLostWhenWorkersGoToRest() {
        new StressOptions()
                .threads(2)
                .actorsPerThread(3)
                .iterations(4)
                .invocationsPerIteration(500)
                .minimizeFailedScenario(false)
                .check(HandlerPoolConcurrencyTest.class);
    }

    @Operation
    public void execute() {
        unfinished.register();
        pool.execute(this::run);
    }

    @Validate
    public void validate() throws InterruptedException, TimeoutException {
        unfinished.awaitAdvanceInterruptibly(unfinished.arrive(), 30, TimeUnit.SECONDS);
        pool.close();
        assertThat(maxRunning.get()).isLessThanOrEqualTo(WORKERS);
    }

    private void run() {
        maxRunning.accumulateAndGet(running.incrementAndGet(), Math::max);
        running.decrementAndGet();
        unfinished.arriveAndDeregister();
    }
}
