package dev.parlance.internal.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class PatientExecutorTest {
    private final Queue<Runnable> later = new ArrayDeque<>();
    private final List<String> ran = new ArrayList<>();
    private boolean full;

    private final Timers timers = new Timers() {
        @Override
        public Timer schedule(Duration delay, Runnable task) {
            later.add(task);
            return () -> later.remove(task);
        }

        @Override
        public long nanoTime() {
            return 0;
        }

        @Override
        public Instant now() {
            return Instant.EPOCH;
        }
    };

    private final PatientExecutor executor = new PatientExecutor(
            task -> {
                if (full) {
                    throw new RejectedExecutionException("full");
                }
                task.run();
            },
            timers);

    @Test
    void whatIsTakenRunsAtOnce() {
        executor.execute(() -> ran.add("task"));
        assertThat(ran).containsExactly("task");
        assertThat(later).isEmpty();
    }

    @Test
    void whatIsRejectedIsHandedOverAgainUntilItIsTaken() {
        full = true;
        try (CapturedLog log = new CapturedLog()) {
            executor.execute(() -> ran.add("task"));
            later.remove().run();
            assertThat(log.messages()).hasSize(2);
        }
        assertThat(ran).isEmpty();
        full = false;
        later.remove().run();
        assertThat(ran).containsExactly("task");
        assertThat(later).isEmpty();
    }
}
