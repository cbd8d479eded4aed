package dev.parlance.internal.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class BoundedExecutorTest {
    private final Queue<Runnable> threads = new ArrayDeque<>();
    private final BoundedExecutor executor = new BoundedExecutor(threads::add, 2, 1);
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
}
