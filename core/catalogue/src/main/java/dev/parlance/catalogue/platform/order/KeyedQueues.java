package dev.parlance.catalogue.platform.order;

import dev.parlance.event.RefusalCode;
import dev.parlance.event.RefusedException;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A queue for each key: tasks of one key begin one after another, each when the one before has ended, and no thread waits
 * for that. A queue exists only while it is in use. A task begins on the thread that adds it, or on the one that ended the
 * task before it.
 */
final class KeyedQueues {
    private final Map<Object, Queue<Task<?>>> waiting = new ConcurrentHashMap<>();

    /**
     * Adds a task.
     *
     * @param maxWaiting how many tasks of that key may wait before it
     * @param start begins the task; what it throws ends it exceptionally
     * @return ends as the task does
     * @throws RefusedException with {@code unavailable} if too many wait
     */
    <T> CompletableFuture<T> add(Object key, int maxWaiting, Supplier<? extends CompletionStage<T>> start) {
        Task<T> task = new Task<>(start);
        boolean[] first = new boolean[1];
        waiting.compute(key, (same, queue) -> {
            if (queue == null) {
                first[0] = true;
                return new ArrayDeque<>(0);
            }
            if (queue.size() >= maxWaiting) {
                throw new RefusedException(RefusalCode.UNAVAILABLE, "too many events wait to be handled");
            }
            queue.add(task);
            return queue;
        });
        if (first[0]) {
            run(key, task);
        }
        return task.result;
    }

    // A loop, so that tasks that end at once need no deeper stack.
    private void run(Object key, @Nullable Task<?> first) {
        Task<?> task = first;
        while (task != null && task.run(() -> run(key, next(key)))) {
            task = next(key);
        }
    }

    private @Nullable Task<?> next(Object key) {
        Task<?>[] next = new Task<?>[1];
        waiting.computeIfPresent(key, (same, queue) -> {
            next[0] = queue.poll();
            return next[0] == null ? null : queue;
        });
        return next[0];
    }

    /** Whether no task runs or waits. */
    boolean isEmpty() {
        return waiting.isEmpty();
    }

    private static final class Task<T> {
        private final Supplier<? extends CompletionStage<T>> start;
        private final CompletableFuture<T> result = new CompletableFuture<>();

        Task(Supplier<? extends CompletionStage<T>> start) {
            this.start = start;
        }

        /** Begins it. Whether it has ended already; if not, {@code then} runs at its end. */
        boolean run(Runnable then) {
            AtomicBoolean passed = new AtomicBoolean();
            begin().whenComplete((value, failure) -> {
                // What waits for the result comes before the next task.
                if (failure == null) {
                    result.complete(value);
                } else {
                    result.completeExceptionally(failure);
                }
                if (!passed.compareAndSet(false, true)) {
                    then.run();
                }
            });
            return !passed.compareAndSet(false, true);
        }

        private CompletionStage<T> begin() {
            try {
                return start.get();
            } catch (Throwable e) {
                return CompletableFuture.failedFuture(e);
            }
        }
    }
}
