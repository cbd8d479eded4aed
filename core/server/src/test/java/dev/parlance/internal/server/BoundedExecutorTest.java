package dev.parlance.internal.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parlance.socket.BlockingExecutor;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class BoundedExecutorTest {
    private final Queue<Runnable> threads = new ArrayDeque<>();
    private long now = 1_000_000_000_000L;
    private final BoundedExecutor executor = new BoundedExecutor(name -> threads::add, "test", 2, 1, () -> now);
    private final List<Integer> ran = new ArrayList<>();

    @AutoClose
    private final CapturedLog log = new CapturedLog();

    private void add(int number) {
        executor.execute(() -> ran.add(number));
    }

    private void runAll() {
        for (Runnable task = threads.poll(); task != null; task = threads.poll()) {
            task.run();
        }
    }

    @Test
    void tasksAboveTheNumberOfThreadsWaitInTheirOrder() {
        add(1);
        add(2);
        add(3);
        assertThat(threads).hasSize(2);
        assertThat(executor.isIdle()).isFalse();
        runAll();
        assertThat(ran).containsExactly(1, 3, 2);
        assertThat(executor.isIdle()).isTrue();
    }

    @Test
    void aTaskTooManyIsRejected() {
        add(1);
        add(2);
        add(3);
        assertThatThrownBy(() -> add(4)).isInstanceOf(RejectedExecutionException.class);
        runAll();
        add(5);
        runAll();
        assertThat(ran).containsExactly(1, 3, 2, 5);
    }

    @Test
    void whatMustNotBeLostIsAcceptedHoweverManyWait() {
        add(1);
        add(2);
        add(3);
        executor.executeAlways(() -> ran.add(4));
        executor.executeAlways(() -> ran.add(5));
        runAll();
        assertThat(ran).containsExactly(1, 3, 4, 5, 2);
    }

    @Test
    void aTaskThatFailsIsLoggedAndTheNextRuns() {
        executor.execute(() -> {
            throw new IllegalStateException("no");
        });
        add(2);
        add(3);
        runAll();
        assertThat(ran).containsExactly(3, 2);
        assertThat(log.messages()).hasSize(1);
        assertThat(executor.isIdle()).isTrue();
    }

    @Test
    void whenAllThreadsHangNothingWaitsUntilOneHasEnded() {
        List<Integer> rejected = new ArrayList<>();
        add(1);
        add(2);
        executor.execute(new BlockingExecutor.Task() {
            @Override
            public void run() {
                ran.add(3);
            }

            @Override
            public void rejected(RejectedExecutionException reason) {
                rejected.add(3);
            }
        });
        executor.executeAlways(() -> ran.add(4));
        now += BoundedExecutor.HANGING_NANOS;
        assertThatThrownBy(() -> add(5)).isInstanceOf(RejectedExecutionException.class);
        assertThat(rejected).isEmpty();

        now++;
        assertThatThrownBy(() -> add(6)).isInstanceOf(RejectedExecutionException.class);
        assertThat(rejected).containsExactly(3);

        runAll();
        assertThat(ran).containsExactly(1, 4, 2);
        add(7);
        runAll();
        assertThat(ran).endsWith(7);
    }

    @Test
    void whatRunsAndWaitsIsCountedUnderItsName() {
        List.of(1, 2, 3).forEach(this::add);
        executor.named("other").execute(() -> ran.add(4));
        assertThat(loads()).containsExactly("other 1 0", "test 2 1");
        runAll();
        assertThat(loads()).containsExactly("other 0 0", "test 0 0");
    }

    private Stream<String> loads() {
        return executor.loads().entrySet().stream()
                .map(load -> load.getKey() + " " + load.getValue().running() + " "
                        + load.getValue().waiting());
    }

    @Test
    void theApplicationsExecutorIsUsedIfThereIsOne() {
        BoundedExecutor given = BoundedExecutor.of(threads::add, new SteppedTimers());
        given.execute(() -> ran.add(1));
        assertThat(ran).isEmpty();
        runAll();
        assertThat(ran).containsExactly(1);
    }

    @Test
    void threadsOfItsOwnKeepNoJvmAlive() {
        CompletableFuture<Thread> thread = new CompletableFuture<>();
        BoundedExecutor.of(null, new SteppedTimers()).execute(() -> thread.complete(Thread.currentThread()));
        assertThat(thread.join().getName()).isEqualTo("parlance-blocking-1");
        assertThat(thread.join().isDaemon()).isTrue();
    }

    @Test
    void anotherNameHasThreadsAndRoomOfItsOwn() {
        List.of(1, 2, 3).forEach(this::add);
        BlockingExecutor other = executor.named("other");
        assertThat(executor.named("other")).isSameAs(other);
        List.of(4, 5, 6).forEach(number -> other.execute(() -> ran.add(number)));
        assertThatThrownBy(() -> other.execute(() -> ran.add(7))).isInstanceOf(RejectedExecutionException.class);
        threads.remove().run();
        threads.remove().run();
        assertThat(executor.isIdle()).isFalse();
        runAll();
        assertThat(executor.isIdle()).isTrue();
        assertThat(ran).containsExactly(1, 3, 2, 4, 6, 5);
    }
}
