package dev.parlance.internal.engine.netty.http;

import io.netty.channel.Channel;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

/** The costly steps of one connection's handshake, which are done on threads that serve no connection. */
final class TlsTasks implements Executor {
    private final Channel channel;
    private final Executor threads;
    private final AtomicInteger unfinished = new AtomicInteger();

    TlsTasks(Channel channel, Executor threads) {
        this.channel = channel;
        this.threads = threads;
    }

    @Override
    public void execute(Runnable task) {
        unfinished.incrementAndGet();
        try {
            threads.execute(() -> run(task));
        } catch (RejectedExecutionException full) {
            unfinished.decrementAndGet();
            throw full;
        }
    }

    private void run(Runnable task) {
        try {
            // For whoever has gone nothing is decided.
            if (channel.isActive()) {
                task.run();
            }
        } finally {
            unfinished.decrementAndGet();
        }
    }

    /** Whether one waits or runs: then the connection's engine may be locked for as long as that takes. */
    boolean areUnfinished() {
        return unfinished.get() > 0;
    }
}
