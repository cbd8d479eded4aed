package dev.parlance.internal.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
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
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class FairExecutorTest {
    private final Queue<Runnable> pool = new ArrayDeque<>();
    private final List<String> ran = new ArrayList<>();

    @Test
    void nobodyWaitsBehindEverythingThatSomebodyElseHasAskedFor() {
        FairExecutor executor = new FairExecutor(pool::add, 1);
        askThreeTimes(executor);
        executor.execute("modest", () -> ran.add("modest"));
        runAll();
        assertThat(ran).containsExactly("greedy 0", "modest", "greedy 1", "greedy 2");
    }

    @Test
    void whoAsksForMoreWhileItWaitsHasNoSecondTurn() {
        FairExecutor executor = new FairExecutor(pool::add, 1);
        askThreeTimes(executor);
        executor.execute("modest", () -> {
            ran.add("modest 0");
            executor.execute("greedy", () -> ran.add("greedy 3"));
            executor.execute("modest", () -> ran.add("modest 1"));
        });
        runAll();
        assertThat(ran).containsExactly("greedy 0", "modest 0", "greedy 1", "modest 1", "greedy 2", "greedy 3");
    }

    @Test
    void itKnowsWhatRunsAndWhatWaits() {
        FairExecutor executor = new FairExecutor(pool::add, 1);
        List<Load> loads = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            executor.execute("one", () -> loads.add(executor.load()));
        }
        assertThat(executor.unfinished()).isEqualTo(3);
        assertThat(executor.load()).isEqualTo(new Load(1, 2));
        runAll();
        assertThat(loads).containsExactly(new Load(1, 2), new Load(1, 1), new Load(1, 0));
        assertThat(executor.unfinished()).isZero();
        assertThat(executor.load()).isEqualTo(new Load(0, 0));
    }

    @Test
    void whenAllHaveRunAsManyMayRunAgain() {
        FairExecutor executor = new FairExecutor(pool::add, 2);
        for (int round = 0; round < 3; round++) {
            for (String party : List.of("one", "two", "three")) {
                executor.execute(party, () -> ran.add(party));
            }
            assertThat(pool).hasSize(2);
            runAll();
        }
        assertThat(ran).hasSize(9);
    }

    @Test
    void theNextOfOnePartyBeginsWhileTheFirstStillRuns() {
        FairExecutor executor = new FairExecutor(pool::add, 4);
        executor.execute("one", () -> {
            ran.add("begin");
            // What other threads would do meanwhile.
            runAll();
            ran.add("end");
        });
        executor.execute("one", () -> ran.add("next"));
        runAll();
        assertThat(ran).containsExactly("begin", "next", "end");
    }

    @Test
    void aPartyWithoutTasksIsForgotten() {
        FairExecutor executor = new FairExecutor(pool::add, 1);
        WeakReference<Object> party = new WeakReference<>(partyThatHasRun(executor));
        Awaitility.await().until(() -> {
            System.gc();
            return party.get() == null;
        });
        assertThat(executor.unfinished()).isZero();
    }

    private Object partyThatHasRun(FairExecutor executor) {
        Object party = new Object();
        executor.execute(party, () -> ran.add("party"));
        runAll();
        assertThat(ran).containsExactly("party");
        return party;
    }

    @Test
    void oneTakesAtMostHalfOfWhatRunsAtATime() throws Exception {
        ExecutorService threads = Executors.newCachedThreadPool();
        FairExecutor executor = new FairExecutor(threads, 4);
        CountDownLatch gate = new CountDownLatch(1);
        AtomicInteger greedy = new AtomicInteger();
        CountDownLatch two = new CountDownLatch(2);
        for (int i = 0; i < 10; i++) {
            executor.execute("greedy", () -> {
                greedy.incrementAndGet();
                two.countDown();
                await(gate);
            });
        }
        CountDownLatch modest = new CountDownLatch(2);
        executor.execute("modest", modest::countDown);
        executor.execute("another", modest::countDown);
        assertThat(modest.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(two.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(greedy).hasValue(2);
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

    private void askThreeTimes(FairExecutor executor) {
        for (int i = 0; i < 3; i++) {
            int number = i;
            executor.execute("greedy", () -> ran.add("greedy " + number));
        }
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
