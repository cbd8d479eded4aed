package dev.parlance.testkit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Runs its tasks when the test says so, one at a time. A task that waits (for a client's ack, for time to pass)
 * is set aside, and resumes when it can.
 */
final class DrivenExecutor implements Executor, AutoCloseable {
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

    /** Runs until nothing is left to run; returns whether anything ran. */
    boolean runAll() {
        boolean ran = settle();
        for (Runnable task = next(); task != null; task = next()) {
            start(task);
            ran = true;
            settle();
        }
        return ran;
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
        if (worker.awaitRest()) {
            idle = worker;
        } else {
            waiting.add(worker);
        }
    }

    /** Resumes the tasks that were set aside, as far as they can run; returns whether one of them has ended. */
    private boolean settle() {
        boolean ended = false;
        for (Iterator<Worker> each = waiting.iterator(); each.hasNext(); ) {
            Worker worker = each.next();
            if (worker.awaitRest()) {
                each.remove();
                worker.end();
                ended = true;
            }
        }
        return ended;
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
