package dev.parlance.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class OrderedExecutorTest {
    private final Queue<Runnable> threads = new ArrayDeque<>();
    private final OrderedExecutor serial = new OrderedExecutor(threads::add);
    private final List<String> ran = new ArrayList<>();

    @Test
    void tasksRunOneAfterAnotherOnOneThread() {
        serial.execute(() -> {
            serial.execute(() -> ran.add("third"));
            ran.add("first");
        });
        serial.execute(() -> ran.add("second"));

        assertThat(threads).hasSize(1);
        threads.remove().run();

        assertThat(ran).containsExactly("first", "second", "third");
        serial.execute(() -> ran.add("fourth"));
        assertThat(threads).hasSize(1);
    }

    @Test
    void anExecutorThatTakesNothingKeepsNothing() {
        OrderedExecutor rejecting = new OrderedExecutor(task -> {
            throw new RejectedExecutionException("full");
        });

        for (int i = 0; i < 2; i++) {
            assertThatExceptionOfType(RejectedExecutionException.class)
                    .isThrownBy(() -> rejecting.execute(() -> ran.add("never")));
        }
    }
}
