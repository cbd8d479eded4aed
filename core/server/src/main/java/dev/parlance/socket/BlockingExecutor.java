package dev.parlance.socket;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * Runs what waits for a database or another service, so that no handler thread does. A server has one
 * ({@link Namespace#blockingExecutor}), and others beside it by {@linkplain #named name}. Its threads are never interrupted.
 * When all of them have been busy for two seconds and none has ended a task, what they wait for hangs: then tasks are
 * rejected at once, until one ends. May be used from any thread.
 */
public interface BlockingExecutor extends Executor {
    /**
     * Runs a task as soon as there is a thread for it.
     *
     * @throws RejectedExecutionException if too many tasks wait, or all threads hang
     */
    @Override
    void execute(Runnable task);

    /** Runs a task that must not be lost, such as what follows a disconnect: accepted however many tasks wait. */
    void executeAlways(Runnable task);

    /**
     * An executor beside this, with as many threads and as much room: what hangs there holds up nothing here. The same each
     * time for the same name.
     *
     * @param name what waits there: a store, a service; one of few
     */
    BlockingExecutor named(String name);

    /** A task that wants to know when it is rejected although it was accepted, because all threads hang. */
    interface Task extends Runnable {
        /** It will not run. Called on any thread; must not block. */
        void rejected(RejectedExecutionException reason);
    }
}
