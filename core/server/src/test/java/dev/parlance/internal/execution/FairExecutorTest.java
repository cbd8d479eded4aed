package dev.parlance.internal.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class FairExecutorTest {
    private final Queue<Runnable> pool = new ArrayDeque<>();
    private final List<String> ran = new ArrayList<>();

    @Test
    void nobodyWaitsBehindEverythingThatSomebodyElseHasAskedFor() {
        FairExecutor executor = new FairExecutor(pool::add, 1);
        for (int i = 0; i < 3; i++) {
            int number = i;
            executor.execute("greedy", () -> ran.add("greedy " + number));
        }
        executor.execute("modest", () -> ran.add("modest"));
        runAll();
        assertThat(ran).containsExactly("greedy 0", "modest", "greedy 1", "greedy 2");
    }

    @Test
    void oneTakesAtMostHalfOfWhatRunsAtATime() throws Exception {
        ExecutorService threads = Executors.newCachedThreadPool();
        FairExecutor executor = new FairExecutor(threads, 4);
        CountDownLatch gate = new CountDownLatch(1);
        AtomicInteger greedy = new AtomicInteger();
        for (int i = 0; i < 10; i++) {
            executor.execute("greedy", () -> {
                greedy.incrementAndGet();
                await(gate);
            });
        }
        CountDownLatch modest = new CountDownLatch(2);
        executor.execute("modest", modest::countDown);
        executor.execute("another", modest::countDown);
        assertThat(modest.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(greedy.get()).isLessThanOrEqualTo(2);
        gate.countDown();
        threads.shutdown();
        assertThat(threads.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        assertThat(greedy).hasValue(10);
        assertThat(executor.unfinished()).isZero();
    }

    @Test
    void aTaskThatFailsHoldsUpNothing() {
        FairExecutor executor = new FairExecutor(pool::add, 1);
        executor.execute("one", () -> {
            throw new IllegalStateException("on purpose");
        });
        executor.execute("one", () -> ran.add("next"));
        runAll();
        assertThat(ran).containsExactly("next");
        assertThat(executor.unfinished()).isZero();
    }

    @Test
    void everythingRunsOnceWhoeverSubmitsIt() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        FairExecutor executor = new FairExecutor(threads, 5);
        Queue<Integer> done = new ConcurrentLinkedQueue<>();
        CountDownLatch all = new CountDownLatch(8_000);
        for (int t = 0; t < 8; t++) {
            int party = t % 3;
            int first = t * 1_000;
            new Thread(() -> {
                        for (int i = 0; i < 1_000; i++) {
                            int number = first + i;
                            executor.execute(party, () -> {
                                done.add(number);
                                all.countDown();
                            });
                        }
                    })
                    .start();
        }
        assertThat(all.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(done).hasSize(8_000).doesNotHaveDuplicates();
        threads.shutdown();
    }

    private void runAll() {
        for (Runnable task = pool.poll(); task != null; task = pool.poll()) {
            task.run();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
