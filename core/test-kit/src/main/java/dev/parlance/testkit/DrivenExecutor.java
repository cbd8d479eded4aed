package dev.parlance.testkit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Runs its tasks when the test says so, one at a time. A task that waits (for a client's ack, for another task, for time to
 * pass) is set aside, and resumes when it can.
 */
final class DrivenExecutor implements Executor, AutoCloseable {
    /** One that finds nothing moving does not suffice: what it looked at first may have been released by what came later. */
    private static final int QUIET_PASSES = 2;

    /** Then those that still move are left alone: they never come to rest, but look for something again and again. */
    private static final int MAX_PASSES = 1_000;

    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private final List<Worker> waiting = new ArrayList<>();
    private @Nullable Worker idle;
    private int workers;

    @Override
    public void execute(Runnable task) {
        synchronized (tasks) {
            tasks.add(task);
        }
    }

    /**
     * Runs until nothing is left to run; returns whether anything ran. On a thread that it runs itself nothing does: a task
     * would wait for itself.
     */
    boolean runAll() {
        if (Thread.currentThread() instanceof Worker) {
            return false;
        }
        boolean ran = settle();
        for (Runnable task = next(); task != null; task = next()) {
            start(task);
            ran = true;
            settle();
        }
        return ran;
    }

    /** Where the tasks that were set aside wait, each as in a stack trace. */
    List<String> waitingPlaces() {
        return waiting.stream().map(Worker::place).toList();
    }

    private @Nullable Runnable next() {
        synchronized (tasks) {
            return tasks.poll();
        }
    }

    private void start(Runnable task) {
        Worker worker = idle;
        idle = null;
        if (worker == null) {
            worker = new Worker("driven-" + ++workers);
        }
        worker.begin(task);
        worker.awaitRest();
        if (worker.isBusy()) {
            waiting.add(worker);
        } else {
            idle = worker;
        }
    }

    /** Lets the tasks that were set aside go on as far as they can; returns whether one has. */
    private boolean settle() {
        boolean any = false;
        int quiet = 0;
        for (int pass = 0; quiet < QUIET_PASSES && !waiting.isEmpty(); pass++) {
            if (pass == MAX_PASSES) {
                return false;
            }
            boolean moved = false;
            for (Worker worker : List.copyOf(waiting)) {
                moved |= goOn(worker);
            }
            any |= moved;
            quiet = moved ? 0 : quiet + 1;
        }
        return any;
    }

    private boolean goOn(Worker worker) {
        boolean moved = worker.awaitRest();
        if (!worker.isBusy()) {
            waiting.remove(worker);
            worker.end();
        }
        return moved;
    }

    @Override
    public void close() {
        if (idle != null) {
            idle.end();
        }
        waiting.forEach(Worker::interrupt);
        waiting.forEach(Worker::end);
    }
}
