package dev.parlance.internal.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HandlerPoolTest {
    private static final int SIZE = 8;

    private final HeldTimers timers = new HeldTimers();
    private final HandlerPool pool = new HandlerPool("handler-pool-test-", SIZE, timers);
    private final CountDownLatch held = new CountDownLatch(1);

    @AfterEach
    void release() {
        held.countDown();
        pool.close();
    }

    private void block() {
        try {
            held.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aThousandShortTasksNeedOneThread() throws Exception {
        Set<String> threads = ConcurrentHashMap.newKeySet();
        CountDownLatch done = new CountDownLatch(1_000);
        for (int i = 0; i < 1_000; i++) {
            pool.execute(() -> {
                threads.add(Thread.currentThread().getName());
                done.countDown();
            });
        }
        assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(threads).containsExactly("handler-pool-test-1");
    }

    @Test
    void tasksRunInTheirOrderWhileOneThreadSuffices() throws Exception {
        List<Integer> ran = new ArrayList<>();
        CountDownLatch done = new CountDownLatch(100);
        for (int i = 0; i < 100; i++) {
            int number = i;
            pool.execute(() -> {
                ran.add(number);
                done.countDown();
            });
        }
        assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(ran).isSorted().hasSize(100);
    }

    @Test
    void whatWaitsBehindATaskThatBlocksIsTakenByAnotherAfterTwoTicks() throws Exception {
        CountDownLatch blocking = new CountDownLatch(1);
        CountDownLatch second = new CountDownLatch(1);
        pool.execute(() -> {
            blocking.countDown();
            block();
        });
        assertThat(blocking.await(30, TimeUnit.SECONDS)).isTrue();
        pool.execute(second::countDown);
        timers.elapse();
        timers.elapse();
        assertThat(second.await(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void whoeverAddsATaskLooksForOneThatBlocks() throws Exception {
        AtomicReference<Thread> blocking = new AtomicReference<>();
        CountDownLatch behind = new CountDownLatch(3);
        pool.execute(() -> {
            blocking.set(Thread.currentThread());
            block();
        });
        await().until(() -> blocking.get() != null && blocking.get().getState() == Thread.State.WAITING);
        pool.execute(behind::countDown);
        timers.pass(HandlerPool.LOOK);
        pool.execute(behind::countDown);
        timers.pass(HandlerPool.LOOK);
        pool.execute(behind::countDown);
        assertThat(behind.await(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void whatComesWhileAllAreBlockedGoesElsewhereIfThereIsSuchAPlace() throws Exception {
        List<Runnable> elsewhere = new CopyOnWriteArrayList<>();
        try (HandlerPool small = new HandlerPool("small-", 2, timers, elsewhere::add)) {
            CountDownLatch blocking = new CountDownLatch(2);
            Runnable blocks = () -> {
                blocking.countDown();
                block();
            };
            AtomicInteger ran = new AtomicInteger();
            small.execute(blocks);
            small.execute(blocks);
            for (int i = 0; i < 10; i++) {
                small.execute(ran::incrementAndGet);
            }
            await().until(() -> {
                timers.elapse();
                return elsewhere.size() == 10;
            });
            assertThat(blocking.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(ran).hasValue(0);

            small.execute(ran::incrementAndGet);
            assertThat(elsewhere).hasSize(11);
            elsewhere.forEach(Runnable::run);
            assertThat(ran).hasValue(11);
        }
    }

    @Test
    void whoAddsATaskDoesNotWaitForThoseWhoWakeThreads() throws Exception {
        CountDownLatch waking = new CountDownLatch(1);
        // Called while the pool is locked.
        try (HandlerPool small = new HandlerPool("small-", 1, timers, task -> {
            waking.countDown();
            block();
        })) {
            small.execute(this::block);
            await().until(() -> {
                timers.elapse();
                return small.load().running() == 1;
            });
            Thread first = new Thread(() -> {
                small.execute(() -> {});
                while (waking.getCount() > 0) {
                    timers.elapse();
                }
            });
            first.start();
            assertThat(waking.await(30, TimeUnit.SECONDS)).isTrue();
            timers.pass(HandlerPool.LOOK);
            Thread second = new Thread(() -> small.execute(() -> {}));
            second.start();
            second.join(10_000);
            boolean waits = second.isAlive();
            held.countDown();
            first.join();
            assertThat(waits).isFalse();
        }
    }

    @Test
    void aTickThatIsLateWakesNobodyBesideAWorkerThatMoves() throws Exception {
        compute();
        CountDownLatch second = new CountDownLatch(1);
        pool.execute(second::countDown);
        timers.pass(HandlerPool.TICK.multipliedBy(3));
        timers.elapse();
        assertThat(pool.load()).isEqualTo(new Load(1, 1));
        timers.pass(HandlerPool.TICK);
        timers.elapse();
        assertThat(second.await(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aTaskThatComesWhenAllAreKnownToBeBlockedWakesAThreadAtOnce() throws Exception {
        AtomicReference<Thread> blocking = new AtomicReference<>();
        pool.execute(() -> {
            blocking.set(Thread.currentThread());
            block();
        });
        await().until(() -> blocking.get() != null && blocking.get().getState() == Thread.State.WAITING);
        timers.elapse();
        timers.elapse();
        CountDownLatch second = new CountDownLatch(1);
        pool.execute(second::countDown);
        assertThat(second.await(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aTaskWhoseThreadCouldRunIsNotTakenToBlockAtOnce() throws Exception {
        compute();
        timers.elapse();
        timers.elapse();
        CountDownLatch second = new CountDownLatch(1);
        pool.execute(second::countDown);
        assertThat(pool.load()).isEqualTo(new Load(1, 1));
        held.countDown();
        assertThat(second.await(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void whatWaitsBehindATaskThatComputesIsTakenByAnotherAtTheNextTick() throws Exception {
        compute();
        CountDownLatch second = new CountDownLatch(1);
        pool.execute(second::countDown);
        timers.elapse();
        assertThat(second.await(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aTaskThatComputesForLongIsTakenToBlock() throws Exception {
        compute();
        timers.elapse();
        for (int i = 0; i < HandlerPool.RUNNABLE_TICKS; i++) {
            timers.elapse();
        }
        CountDownLatch second = new CountDownLatch(1);
        pool.execute(second::countDown);
        assertThat(second.await(30, TimeUnit.SECONDS)).isTrue();
    }

    private void compute() throws InterruptedException {
        CountDownLatch computing = new CountDownLatch(1);
        pool.execute(() -> {
            computing.countDown();
            while (held.getCount() > 0) {
                Thread.onSpinWait();
            }
        });
        assertThat(computing.await(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void asManyTasksMayBlockAsThereAreThreadsAndTheNextWaits() {
        AtomicInteger begun = new AtomicInteger();
        for (int i = 0; i < SIZE + 1; i++) {
            pool.execute(() -> {
                begun.incrementAndGet();
                block();
            });
        }
        await().until(() -> {
            timers.elapse();
            return begun.get() == SIZE;
        });
        for (int i = 0; i < 100; i++) {
            timers.elapse();
        }
        assertThat(begun).hasValue(SIZE);
        held.countDown();
        await().until(() -> begun.get() == SIZE + 1);
    }

    @Test
    void thePoolIsNotWatchedAnyMoreWhenAllIsDone() throws Exception {
        CountDownLatch done = new CountDownLatch(1);
        pool.execute(done::countDown);
        assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
        await().until(() -> {
            timers.elapse();
            return timers.waiting() == 0;
        });
        CountDownLatch again = new CountDownLatch(1);
        pool.execute(again::countDown);
        assertThat(again.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(timers.waiting()).isEqualTo(1);
    }

    @Test
    void aTaskThatFailsOrIsInterruptedLeavesNoTrace() throws Exception {
        AtomicBoolean interrupted = new AtomicBoolean(true);
        CountDownLatch done = new CountDownLatch(1);
        pool.execute(() -> {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("of the test");
        });
        pool.execute(() -> {
            interrupted.set(Thread.currentThread().isInterrupted());
            done.countDown();
        });
        assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(interrupted).isFalse();
    }

    @Test
    void aClosedPoolInterruptsWhatRunsDropsWhatWaitsAndTakesNothing() throws Exception {
        CountDownLatch blocking = new CountDownLatch(1);
        AtomicBoolean dropped = new AtomicBoolean(true);
        CountDownLatch ended = new CountDownLatch(1);
        pool.execute(() -> {
            blocking.countDown();
            block();
            ended.countDown();
        });
        assertThat(blocking.await(30, TimeUnit.SECONDS)).isTrue();
        pool.execute(() -> dropped.set(false));
        pool.close();
        assertThat(ended.await(30, TimeUnit.SECONDS)).isTrue();
        assertThatThrownBy(() -> pool.execute(() -> {})).isInstanceOf(RejectedExecutionException.class);
        await().until(() -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().startsWith("handler-pool-test-")));
        assertThat(dropped).isTrue();
    }

    @Test
    void nothingIsLostWhenManyThreadsGiveShortAndBlockingTasks() throws Exception {
        try (ThreadTimers real = new ThreadTimers();
                HandlerPool busy = new HandlerPool("busy-", SIZE, real)) {
            int givers = 4;
            int each = 5_000;
            CountDownLatch done = new CountDownLatch(givers * each);
            Semaphore handedOver = new Semaphore(0);
            List<Thread> threads = new ArrayList<>();
            for (int g = 0; g < givers; g++) {
                threads.add(new Thread(() -> {
                    for (int i = 0; i < each; i++) {
                        if (i % 100 == 0) {
                            // It ends only when a later one runs, which another thread must do.
                            busy.execute(() -> {
                                handedOver.acquireUninterruptibly();
                                done.countDown();
                            });
                        } else {
                            boolean releases = i % 100 == 50;
                            busy.execute(() -> {
                                if (releases) {
                                    handedOver.release();
                                }
                                done.countDown();
                            });
                        }
                    }
                }));
            }
            threads.forEach(Thread::start);
            assertThat(done.await(50, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void itsLoadIsWhatRunsAndWhatWaits() {
        assertThat(pool.load()).isEqualTo(new Load(0, 0));
        for (int i = 0; i < SIZE + 2; i++) {
            pool.execute(this::block);
        }
        await().until(() -> {
            timers.elapse();
            return pool.load().equals(new Load(SIZE, 2));
        });
        held.countDown();
        await().untilAsserted(() -> assertThat(pool.load()).isEqualTo(new Load(0, 0)));
    }

    @Test
    void whatRunsElsewhereIsInItsLoad() {
        CountDownLatch running = new CountDownLatch(2);
        try (HandlerPool one = new HandlerPool("overflow-test-", 1, timers, task -> new Thread(task).start())) {
            Runnable task = () -> {
                running.countDown();
                block();
            };
            one.execute(task);
            await().until(() -> one.load().running() == 1);
            one.execute(task);
            await().until(() -> {
                timers.elapse();
                return running.getCount() == 0;
            });
            assertThat(one.load()).isEqualTo(new Load(2, 0));
            held.countDown();
            await().untilAsserted(() -> assertThat(one.load()).isEqualTo(new Load(0, 0)));
        }
    }
}
