package dev.parlance.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
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

    @Test
    void aTaskThatRunsTheOthersDoesNotWaitForItself() {
        try (DrivenExecutor executor = new DrivenExecutor()) {
            CompletableFuture<Boolean> nested = new CompletableFuture<>();
            CompletableFuture<Boolean> other = new CompletableFuture<>();
            executor.execute(() -> nested.complete(executor.runAll()));
            executor.execute(() -> other.complete(nested.isDone()));
            executor.runAll();
            assertFalse(nested.join());
            assertTrue(other.join());
        }
    }

    /** Each is released by the one after it: what was looked at first moves last. */
    @RepeatedTest(20)
    void allTasksGoOnThatReleaseEachOther() {
        try (DrivenExecutor executor = new DrivenExecutor()) {
            List<CountDownLatch> latches =
                    Stream.generate(() -> new CountDownLatch(1)).limit(10).toList();
            AtomicInteger ended = new AtomicInteger();
            for (int i = 0; i < latches.size() - 1; i++) {
                CountDownLatch mine = latches.get(i);
                CountDownLatch next = latches.get(i + 1);
                executor.execute(() -> {
                    await(next);
                    mine.countDown();
                    ended.incrementAndGet();
                });
            }
            executor.runAll();
            assertEquals(0, ended.get());
            executor.execute(latches.get(latches.size() - 1)::countDown);
            executor.runAll();
            assertEquals(latches.size() - 1, ended.get());
        }
    }

    @Test
    void aTaskWaitsForTheMonitorOfOneThatWaits() {
        try (DrivenExecutor executor = new DrivenExecutor()) {
            CountDownLatch latch = new CountDownLatch(1);
            List<String> ended = new CopyOnWriteArrayList<>();
            executor.execute(() -> {
                synchronized (latch) {
                    await(latch);
                    ended.add("owner");
                }
            });
            executor.execute(() -> {
                synchronized (latch) {
                    ended.add("next");
                }
            });
            executor.runAll();
            assertEquals(List.of(), ended);
            latch.countDown();
            assertTrue(executor.runAll());
            assertEquals(List.of("owner", "next"), ended);
        }
    }

    @Test
    void aTaskThatLooksForSomethingAgainAndAgainDoesNotHoldTheTestUp() {
        BlockingQueue<String> never = new LinkedBlockingQueue<>();
        try (DrivenExecutor executor = new DrivenExecutor()) {
            executor.execute(() -> {
                while (!Thread.currentThread().isInterrupted() && poll(never) == null) {
                    Thread.onSpinWait();
                }
            });
            executor.runAll();
            assertEquals(1, executor.waitingPlaces().size());
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static @Nullable String poll(BlockingQueue<String> queue) {
        try {
            return queue.poll(1, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
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
