package dev.parlance.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class DrivenExecutorTest {
    private static final int LONG_ENOUGH = 20_000;

    /** As a store does that runs its statements on threads of its own. */
    @Test
    void aTaskThatWaitsForAnotherThreadsComputationIsNotSetAside() {
        try (DrivenExecutor executor = new DrivenExecutor()) {
            AtomicInteger result = new AtomicInteger();
            executor.execute(() -> result.set(onAnotherThread(Thread.currentThread())));
            executor.runAll();
            assertEquals(LONG_ENOUGH, result.get());
        }
    }

    @Test
    void aTaskThatWaitsForTheTestIsSetAsideAndGoesOn() {
        try (DrivenExecutor executor = new DrivenExecutor()) {
            CompletableFuture<Integer> answer = new CompletableFuture<>();
            CompletableFuture<Integer> result = new CompletableFuture<>();
            executor.execute(() -> result.complete(answer.join()));
            executor.runAll();
            assertFalse(result.isDone());
            answer.complete(7);
            assertTrue(executor.runAll());
            assertEquals(7, result.join());
        }
    }

    /** Computes until the waiting thread has been seen waiting many times. */
    private static int onAnotherThread(Thread waiting) {
        FutureTask<Integer> computation = new FutureTask<>(() -> {
            int seen = 0;
            while (seen < LONG_ENOUGH) {
                if (waiting.getState() == Thread.State.WAITING) {
                    seen++;
                }
                Thread.yield();
            }
            return seen;
        });
        new Thread(computation, "computation").start();
        try {
            return computation.get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
