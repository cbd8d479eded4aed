package dev.parlance.internal.execution;

import static dev.parlance.fuzzing.Property.equal;
import static dev.parlance.fuzzing.Property.holds;

import dev.parlance.concurrency.HeldExecutor;
import dev.parlance.concurrency.HeldTimers;
import dev.parlance.concurrency.ModelChecker;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Validate;
import org.junit.jupiter.api.Test;

/** Tasks are submitted, run by whatever thread there is, run out of time, and are discarded. */
public class MailboxConcurrencyTest {
    private final HeldExecutor threads = new HeldExecutor();
    private final HeldTimers timers = new HeldTimers();
    private final Backlog backlog = Backlog.unbounded();
    private final Mailbox mailbox = new Mailbox(Execution.of(timers, threads, threads, Duration.ofSeconds(1)), backlog);
    private final Queue<Counted> submitted = new ConcurrentLinkedQueue<>();
    private final AtomicInteger running = new AtomicInteger();
    private final Queue<String> faults = new ConcurrentLinkedQueue<>();

    @Test
    void eachTaskRunsOnceOrIsDiscardedAndNeverTwoAtATime() {
        ModelChecker.check(MailboxConcurrencyTest.class);
    }

    @Operation
    public void submit() {
        add(new Counted(1, false));
    }

    @Operation
    public void submitWhatNeverBlocks() {
        add(new Counted(0, true));
    }

    @Operation
    public void runOne() {
        threads.runOne();
    }

    @Operation
    public void elapse() {
        timers.elapse();
    }

    @Operation
    public void discardWaiting() {
        mailbox.discardWaiting();
    }

    @Validate
    public void validate() {
        threads.runAll();
        holds(faults.isEmpty(), faults.toString());
        holds(backlog.isEmpty(), "something is left to be handled");
        for (Counted task : submitted) {
            holds(task.runs.get() <= 1, "a task has run twice");
            holds(task.runs.get() == 1 || task.isDiscardable(), "a task was lost");
        }
        Counted last = new Counted(0, false);
        add(last);
        threads.runAll();
        equal(last.runs.get(), 1, "a mailbox that still runs tasks");
    }

    private void add(Counted task) {
        submitted.add(task);
        mailbox.submit(task);
    }

    /** A task whose thread is taken away twice as long as it has time: the next may run beside it. */
    private final class Counted extends Mailbox.Task {
        private final boolean neverBlocks;
        private final AtomicInteger runs = new AtomicInteger();
        private volatile boolean abandoned;

        Counted(int size, boolean neverBlocks) {
            super(size);
            this.neverBlocks = neverBlocks;
        }

        boolean isDiscardable() {
            return size() > 0;
        }

        @Override
        protected boolean neverBlocks() {
            return neverBlocks;
        }

        @Override
        protected void run() {
            runs.incrementAndGet();
            if (running.incrementAndGet() > 1) {
                faults.add("two tasks at a time");
            }
            if (!abandoned) {
                running.decrementAndGet();
            }
        }

        @Override
        protected void stuck() {
            abandoned = true;
            running.decrementAndGet();
        }
    }
}
