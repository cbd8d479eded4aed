package dev.parlance.catalogue.platform.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parlance.event.RefusalCode;
import dev.parlance.event.RefusedException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KeyedQueuesTest {
    private final KeyedQueues queues = new KeyedQueues();
    private final List<String> begun = Collections.synchronizedList(new ArrayList<>());

    private CompletableFuture<String> add(String key, String name, CompletableFuture<String> stage) {
        return queues.add(key, 2, () -> {
            begun.add(name);
            return stage;
        });
    }

    @Test
    void aTaskBeginsWhenTheOneBeforeItHasEnded() {
        CompletableFuture<String> first = new CompletableFuture<>();
        CompletableFuture<String> firstResult = add("k", "first", first);
        CompletableFuture<String> second = add("k", "second", CompletableFuture.completedFuture("2"));
        assertThat(begun).containsExactly("first");
        assertThat(second).isNotDone();

        first.complete("1");
        assertThat(begun).containsExactly("first", "second");
        assertThat(firstResult).isCompletedWithValue("1");
        assertThat(second).isCompletedWithValue("2");
        assertThat(queues.isEmpty()).isTrue();
    }

    @Test
    void anotherKeyDoesNotWait() {
        add("k", "first", new CompletableFuture<>());
        assertThat(add("other", "second", CompletableFuture.completedFuture("2")))
                .isCompletedWithValue("2");
        assertThat(begun).containsExactly("first", "second");
    }

    @Test
    void whatWaitsForAResultComesBeforeTheNextTask() {
        CompletableFuture<String> first = new CompletableFuture<>();
        add("k", "first", first).thenAccept(value -> begun.add("answered"));
        add("k", "second", new CompletableFuture<>());
        first.complete("1");
        assertThat(begun).containsExactly("first", "answered", "second");
    }

    @Test
    void aTaskTooManyIsRefusedAndDoesNotRun() {
        CompletableFuture<String> first = new CompletableFuture<>();
        add("k", "first", first);
        add("k", "second", CompletableFuture.completedFuture("2"));
        add("k", "third", CompletableFuture.completedFuture("3"));
        assertThatThrownBy(() -> add("k", "fourth", CompletableFuture.completedFuture("4")))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        e -> assertThat(e.refusal().code()).isEqualTo(RefusalCode.UNAVAILABLE));
        first.complete("1");
        assertThat(begun).containsExactly("first", "second", "third");
        assertThat(queues.isEmpty()).isTrue();
    }

    @Test
    void aTaskThatFailsDoesNotStopThoseAfterIt() {
        CompletableFuture<String> throwing = queues.add("k", 2, () -> {
            throw new IllegalStateException("at once");
        });
        CompletableFuture<String> failing =
                add("k", "failing", CompletableFuture.failedFuture(new IllegalStateException("later")));
        assertThat(throwing).isCompletedExceptionally();
        assertThat(failing).isCompletedExceptionally();
        assertThat(add("k", "next", CompletableFuture.completedFuture("2"))).isCompletedWithValue("2");
        assertThat(queues.isEmpty()).isTrue();
    }

    @Test
    void manyTasksThatEndAtOnceNeedNoDeeperStack() {
        CompletableFuture<Integer> first = new CompletableFuture<>();
        queues.add("k", Integer.MAX_VALUE, () -> first);
        List<CompletableFuture<Integer>> all = IntStream.range(0, 100_000)
                .mapToObj(i -> queues.add("k", Integer.MAX_VALUE, () -> CompletableFuture.completedFuture(i)))
                .toList();
        first.complete(-1);
        assertThat(all).allMatch(CompletableFuture::isDone);
        assertThat(queues.isEmpty()).isTrue();
    }

    @Test
    void tasksOfSeveralThreadsNeverOverlapAndKeepEachThreadsOrder() throws Exception {
        ExecutorService adding = Executors.newFixedThreadPool(4);
        ExecutorService running = Executors.newFixedThreadPool(4);
        int[] inside = new int[1];
        List<List<Integer>> seen = IntStream.range(0, 4)
                .mapToObj(i -> (List<Integer>) new ArrayList<Integer>())
                .toList();
        List<CompletableFuture<?>> results = Collections.synchronizedList(new ArrayList<>());
        try {
            List<CompletableFuture<Void>> adders = IntStream.range(0, 4)
                    .mapToObj(adder -> CompletableFuture.runAsync(
                            () -> {
                                for (int i = 0; i < 2_500; i++) {
                                    int number = i;
                                    results.add(queues.add(
                                            "k",
                                            Integer.MAX_VALUE,
                                            () -> CompletableFuture.supplyAsync(
                                                    () -> {
                                                        assertThat(++inside[0]).isEqualTo(1);
                                                        seen.get(adder).add(number);
                                                        inside[0]--;
                                                        return null;
                                                    },
                                                    running)));
                                }
                            },
                            adding))
                    .toList();
            allOf(adders);
            allOf(results);
            assertThat(seen)
                    .allSatisfy(numbers -> assertThat(numbers)
                            .isEqualTo(IntStream.range(0, 2_500).boxed().toList()));
        } finally {
            adding.shutdown();
            running.shutdown();
        }
    }

    private static void allOf(List<? extends CompletableFuture<?>> stages)
            throws InterruptedException, ExecutionException {
        CompletableFuture.allOf(stages.toArray(CompletableFuture[]::new)).get();
    }
}
