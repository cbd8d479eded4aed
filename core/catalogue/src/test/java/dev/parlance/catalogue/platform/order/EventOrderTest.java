package dev.parlance.catalogue.platform.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.catalogue.jdbc.StorageException;
import dev.parlance.catalogue.platform.order.EventOrder.Key;
import dev.parlance.event.RefusalCode;
import dev.parlance.event.RefusedException;
import dev.parlance.socket.BlockingExecutor;
import dev.parlance.socket.HandlerDeadline;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class EventOrderTest {
    private static final Key KEY = new Key("test", "k");

    private final Queue<Runnable> threads = new ArrayDeque<>();
    private final List<String> ran = new ArrayList<>();
    private boolean full;

    private final EventOrder order = new EventOrder(new BlockingExecutor() {
        @Override
        public void execute(Runnable task) {
            if (full) {
                throw new RejectedExecutionException();
            }
            threads.add(task);
        }

        @Override
        public void executeAlways(Runnable task) {
            threads.add(task);
        }

        @Override
        public BlockingExecutor named(String name) {
            return this;
        }
    });

    private CompletionStage<Boolean> blocking(String name) {
        return order.runBlocking(KEY, () -> ran.add(name));
    }

    private void runAll() {
        for (Runnable task = threads.poll(); task != null; task = threads.poll()) {
            task.run();
        }
    }

    private static void unavailable(CompletionStage<?> stage) {
        assertThat(stage.toCompletableFuture())
                .failsWithin(Duration.ZERO)
                .withThrowableOfType(ExecutionException.class)
                .withCauseInstanceOf(RefusedException.class)
                .satisfies(e -> assertThat(
                                ((RefusedException) e.getCause()).refusal().code())
                        .isEqualTo(RefusalCode.UNAVAILABLE));
    }

    @Test
    void aTaskThatDoesNotBlockWaitsForABlockingOneBeforeItAndForNoThread() {
        blocking("first");
        order.run(KEY, () -> ran.add("second"));
        assertThat(ran).isEmpty();
        runAll();
        assertThat(ran).containsExactly("first", "second");
        order.run(KEY, () -> ran.add("third"));
        assertThat(ran).containsExactly("first", "second", "third");
        assertThat(order.isIdle()).isTrue();
    }

    private record Deadline(Instant expiresAt) implements HandlerDeadline {
        @Override
        public Duration remaining() {
            return Duration.ofSeconds(1);
        }

        @Override
        public boolean isExceeded() {
            return false;
        }
    }

    @Test
    void aTaskThatMayBlockHasTheDeadlineOfItsHandler() {
        Deadline deadline = new Deadline(Instant.EPOCH);
        List<Object> seen = new ArrayList<>();
        deadline.run(() -> order.runBlocking(KEY, () -> seen.add(HandlerDeadline.current())));
        order.runBlocking(KEY, () -> seen.add(String.valueOf(HandlerDeadline.currentOrNull())));
        runAll();
        assertThat(seen).containsExactly(deadline, "null");
    }

    @Test
    void whatTheExecutorRejectsIsUnavailableAndTheNextRuns() {
        full = true;
        unavailable(blocking("first"));
        full = false;
        blocking("second");
        runAll();
        assertThat(ran).containsExactly("second");
    }

    @Test
    void whatMustNotBeLostRunsThoughTheExecutorIsFull() {
        full = true;
        order.runBlockingAlways(KEY, () -> ran.add("first"));
        runAll();
        assertThat(ran).containsExactly("first");
    }

    @Test
    void aStoreThatFailsIsUnavailable() {
        List<Exception> failures = List.of(
                new StorageException(new SQLTransientConnectionException("the pool is empty")),
                new StorageException(new SQLException("no such table", "42S02")),
                new SQLException("of another library"),
                new RuntimeException(new IOException("reset")));
        for (Exception failure : failures) {
            unavailable(failing(failure));
        }
    }

    @Test
    void aValueThatTheDatabaseCannotStoreIsRefused() {
        assertThat(failing(new StorageException(new SQLException("too long", "22001")))
                        .toCompletableFuture())
                .failsWithin(Duration.ZERO)
                .withThrowableOfType(ExecutionException.class)
                .satisfies(e -> assertThat(
                                ((RefusedException) e.getCause()).refusal().code())
                        .isEqualTo(RefusalCode.VALIDATION_FAILED));
    }

    @Test
    void aFaultIsNotHidden() {
        NullPointerException fault = new NullPointerException("a fault");
        assertThat(failing(fault).toCompletableFuture())
                .failsWithin(Duration.ZERO)
                .withThrowableOfType(ExecutionException.class)
                .withCause(fault);
    }

    private CompletionStage<Object> failing(Exception failure) {
        CompletionStage<Object> stage = order.runBlocking(KEY, () -> {
            throw failure;
        });
        runAll();
        return stage;
    }

    @Test
    void anApplicationsCallRunsOnItsThreadWhenItIsItsTurn() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CompletableFuture<Thread> ranOn = new CompletableFuture<>();
        blocking("first");
        Thread caller = new Thread(() -> {
            begun.countDown();
            order.runHere(KEY, () -> {
                ran.add("called");
                ranOn.complete(Thread.currentThread());
            });
        });
        caller.start();
        begun.await();
        assertThat(ranOn).isNotDone();
        runAll();
        assertThat(ranOn.get()).isSameAs(caller);
        caller.join();
        assertThat(ran).containsExactly("first", "called");
        assertThat(order.isIdle()).isTrue();
    }

    @Test
    void insideATaskACallDoesNotWaitForItself() {
        order.runBlocking(KEY, () -> {
            order.runHere(KEY, () -> ran.add("called"));
            return ran.add("task");
        });
        runAll();
        assertThat(ran).containsExactly("task", "called");
        order.runHere(KEY, () -> {
            order.runHere(KEY, () -> ran.add("inner"));
            ran.add("outer");
        });
        runAll();
        assertThat(ran).containsExactly("task", "called", "outer", "inner");
    }
}
