package dev.parlance.catalogue.platform.order;

import static dev.parlance.fuzzing.Property.equal;
import static dev.parlance.fuzzing.Property.holds;

import dev.parlance.concurrency.ModelChecker;
import dev.parlance.event.RefusedException;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Validate;
import org.junit.jupiter.api.Test;

/** Tasks of one key are added, and end at once or on another thread. */
public class KeyedQueuesConcurrencyTest {
    private static final int MAX_WAITING = 2;

    private final KeyedQueues queues = new KeyedQueues();
    private final Queue<CompletableFuture<String>> unfinished = new ConcurrentLinkedQueue<>();
    private final AtomicInteger added = new AtomicInteger();
    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicBoolean together = new AtomicBoolean();

    @Test
    void eachTaskBeginsOnceWhenTheOneBeforeHasEnded() {
        ModelChecker.check(KeyedQueuesConcurrencyTest.class);
    }

    @Operation
    public void addWhatEndsAtOnce() {
        add(this::endAtOnce);
    }

    @Operation
    public void addWhatEndsLater() {
        add(this::endLater);
    }

    @Operation
    public void endOne() {
        CompletableFuture<String> task = unfinished.poll();
        if (task != null) {
            running.decrementAndGet();
            task.complete("done");
        }
    }

    @Validate
    public void validate() {
        while (!unfinished.isEmpty()) {
            endOne();
        }
        equal(begun.get(), added.get(), "so many tasks have begun");
        holds(!together.get(), "two tasks at a time");
        holds(queues.isEmpty(), "a queue that is not in use");
    }

    private void add(Supplier<CompletionStage<String>> task) {
        try {
            added.incrementAndGet();
            queues.add("chat:1", MAX_WAITING, task);
        } catch (RefusedException tooMany) {
            added.decrementAndGet();
        }
    }

    private CompletionStage<String> endAtOnce() {
        begin();
        running.decrementAndGet();
        return CompletableFuture.completedFuture("done");
    }

    private CompletionStage<String> endLater() {
        begin();
        CompletableFuture<String> task = new CompletableFuture<>();
        unfinished.add(task);
        return task;
    }

    private void begin() {
        begun.incrementAndGet();
        if (running.incrementAndGet() > 1) {
            together.set(true);
        }
    }
}
