package dev.parlance.catalogue.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parlance.catalogue.platform.ThreadedPlatform;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A database that hangs on all threads. */
class StoreThreadsTest {
    private final AtomicLong now = new AtomicLong();
    private final StoreThreads threads = new StoreThreads(now::get);
    private final ExecutorService callers = Executors.newCachedThreadPool();
    private final CountDownLatch held = new CountDownLatch(1);
    private final AtomicInteger begun = new AtomicInteger();

    @AfterEach
    void end() {
        held.countDown();
        callers.shutdownNow();
    }

    private Future<String> call() {
        return callers.submit(() -> threads.call(() -> {
            begun.incrementAndGet();
            try {
                held.await();
            } catch (InterruptedException e) {
                throw new AssertionError("nobody interrupts it", e);
            }
            return "done";
        }));
    }

    @Test
    void nobodyWaitsForAThreadUntilOneHasEnded() throws Exception {
        List<Future<String>> hanging = new ArrayList<>();
        for (int i = 0; i < StoreThreads.THREADS; i++) {
            hanging.add(call());
        }
        ThreadedPlatform.await(() -> begun.get() == StoreThreads.THREADS);
        Future<String> waiting = call();
        now.addAndGet(StoreThreads.HANGING_NANOS + 1);

        // It looks once a second whether they hang.
        assertThatThrownBy(waiting::get).hasStackTraceContaining("the database hangs");
        assertThatThrownBy(() -> threads.call(() -> "refused"))
                .isInstanceOfSatisfying(
                        StorageException.class,
                        e -> assertThat(e.isInvalidValue()).isFalse());

        held.countDown();
        for (Future<String> each : hanging) {
            assertThat(each.get()).isEqualTo("done");
        }
        assertThat(threads.call(() -> "goes on")).isEqualTo("goes on");
        assertThat(begun).hasValue(StoreThreads.THREADS);
    }
}
