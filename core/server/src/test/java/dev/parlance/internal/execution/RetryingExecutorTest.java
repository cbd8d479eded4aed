package dev.parlance.internal.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.internal.server.CapturedLog;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class RetryingExecutorTest {
    private final List<String> ran = new ArrayList<>();
    private boolean full;

    private final HeldTimers timers = new HeldTimers();
    private final RetryingExecutor executor = new RetryingExecutor(
            task -> {
                if (full) {
                    throw new RejectedExecutionException("full");
                }
                task.run();
            },
            timers);

    @Test
    void anAcceptedTaskIsHandedOverOnlyOnce() {
        executor.execute(() -> ran.add("task"));
        assertThat(ran).containsExactly("task");
        assertThat(timers.waiting()).isZero();
    }

    @Test
    void aRejectedTaskIsRetriedUntilItIsAccepted() {
        full = true;
        try (CapturedLog log = new CapturedLog()) {
            executor.execute(() -> ran.add("task"));
            timers.elapse();
            assertThat(log.messages()).hasSize(2);
        }
        assertThat(ran).isEmpty();
        full = false;
        timers.elapse();
        assertThat(ran).containsExactly("task");
        assertThat(timers.waiting()).isZero();
    }
}
