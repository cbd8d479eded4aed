package dev.parlance.socket;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * Runs what waits for a database or another service, so that no handler thread does. A server has one
 * ({@link Namespace#blockingExecutor}). Its threads are never interrupted. May be used from any thread.
 */
public interface BlockingExecutor extends Executor {
    /**
     * Runs a task as soon as there is a thread for it.
     *
     * @throws RejectedExecutionException if too many tasks wait
     */
    @Override
    void execute(Runnable task);

    /** Runs a task that must not be lost, such as what follows a disconnect: accepted however many tasks wait. */
    void executeAlways(Runnable task);
}
