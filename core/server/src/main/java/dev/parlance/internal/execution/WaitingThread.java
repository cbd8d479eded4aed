package dev.parlance.internal.execution;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;

/** Runs tasks on the thread that waits for what they complete: so it needs no other thread, and none can be lacking. */
public final class WaitingThread implements Executor {
    private final BlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();

    @Override
    public void execute(Runnable task) {
        tasks.add(task);
    }

    /**
     * Runs tasks on this thread until a future is done.
     *
     * @param future completed by the tasks only
     */
    public void await(CompletableFuture<?> future) throws InterruptedException {
        while (!future.isDone()) {
            tasks.take().run();
        }
    }
}
