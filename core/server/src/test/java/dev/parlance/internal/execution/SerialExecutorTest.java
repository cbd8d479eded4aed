package dev.parlance.internal.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SerialExecutorTest {
    // It runs the last it was given first: the worst that threads of a pool can do.
    private final Deque<Runnable> pool = new ArrayDeque<>();
    private final SerialExecutor inTurn = new SerialExecutor(pool::push);
    private final List<Integer> ran = new ArrayList<>();

    private void runAll() {
        while (!pool.isEmpty()) {
            pool.pop().run();
        }
    }

    @Test
    void tasksRunInTheirOrderHoweverThePoolRunsThem() {
        IntStream.range(0, 5).forEach(i -> inTurn.execute(() -> ran.add(i)));
        runAll();
        assertThat(ran).containsExactly(0, 1, 2, 3, 4);
    }

    @Test
    void aTaskThatComesWhileAnotherRunsWaitsForIt() {
        inTurn.execute(() -> {
            inTurn.execute(() -> ran.add(2));
            assertThat(pool).isEmpty();
            ran.add(1);
        });
        runAll();
        inTurn.execute(() -> ran.add(3));
        runAll();
        assertThat(ran).containsExactly(1, 2, 3);
    }
}
