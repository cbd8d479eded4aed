package dev.parlance.internal.engine.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Two queues stand for an event loop: its tasks, and what it does at the end of a round. */
class OpeningTurnsTest {
    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private final Queue<Runnable> ends = new ArrayDeque<>();
    private final OpeningTurns turns = new OpeningTurns(tasks::add, ends::add);
    private final List<Integer> opened = new ArrayList<>();

    private void ask(int from, int to) {
        IntStream.range(from, to).forEach(number -> turns.open(() -> opened.add(number)));
    }

    private void endRound() {
        runAll(ends);
    }

    private void work() {
        runAll(tasks);
    }

    private static void runAll(Queue<Runnable> queue) {
        // What is added meanwhile belongs to the next time.
        for (int i = queue.size(); i > 0; i--) {
            queue.remove().run();
        }
    }

    private static List<Integer> numbers(int from, int to) {
        return IntStream.range(from, to).boxed().toList();
    }

    @Test
    void someAreOpenedInARoundAndTheOthersInTheNextOnesInTheirOrder() {
        int all = 2 * OpeningTurns.AT_ONCE + 3;
        ask(0, all);
        assertThat(opened).isEqualTo(numbers(0, OpeningTurns.AT_ONCE));
        work();
        assertThat(opened).hasSize(OpeningTurns.AT_ONCE);
        endRound();
        work();
        assertThat(opened).isEqualTo(numbers(0, 2 * OpeningTurns.AT_ONCE));
        endRound();
        work();
        assertThat(opened).isEqualTo(numbers(0, all));
        endRound();
        assertThat(tasks).isEmpty();
        assertThat(ends).isEmpty();
    }

    @Test
    void whoComesLaterDoesNotOvertakeThoseWhoWait() {
        ask(0, OpeningTurns.AT_ONCE + 1);
        endRound();
        // Read before the tasks of the next round.
        ask(OpeningTurns.AT_ONCE + 1, OpeningTurns.AT_ONCE + 2);
        assertThat(opened).hasSize(OpeningTurns.AT_ONCE);
        work();
        assertThat(opened).isEqualTo(numbers(0, OpeningTurns.AT_ONCE + 2));
    }

    @Test
    void eachRoundHasItsTurns() {
        for (int round = 0; round < 3; round++) {
            ask(round * OpeningTurns.AT_ONCE, (round + 1) * OpeningTurns.AT_ONCE);
            assertThat(ends).hasSize(1);
            endRound();
        }
        assertThat(opened).isEqualTo(numbers(0, 3 * OpeningTurns.AT_ONCE));
        assertThat(tasks).isEmpty();
    }

    @Test
    void aSingleOneLeavesTheNextRoundItsTurns() {
        ask(0, 1);
        endRound();
        ask(1, 1 + OpeningTurns.AT_ONCE);
        assertThat(opened).isEqualTo(numbers(0, 1 + OpeningTurns.AT_ONCE));
    }

    @Test
    void oneThatFailsKeepsNobodyFromTheirTurn() {
        ask(0, OpeningTurns.AT_ONCE);
        turns.open(() -> {
            throw new IllegalStateException("on purpose");
        });
        ask(OpeningTurns.AT_ONCE, OpeningTurns.AT_ONCE + 1);
        endRound();
        assertThatThrownBy(this::work).hasMessage("on purpose");
        assertThat(opened).hasSize(OpeningTurns.AT_ONCE);
        endRound();
        work();
        assertThat(opened).isEqualTo(numbers(0, OpeningTurns.AT_ONCE + 1));
    }
}
