package dev.parlance.internal.redis.connection;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What has arrived for one namespace and waits to be carried out, one after another in the order of arrival, off the threads that
 * read from Redis. Bounded: what is too much is dropped and counted.
 */
public final class Inbox {
    /** The most messages that wait. */
    static final int MAX_MESSAGES = 65_536;

    /** The most bytes of them. */
    static final long MAX_BYTES = 64L * 1024 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);

    /** Then the thread serves others too. */
    private static final int MAX_RUN = 256;

    private final Executor workers;
    private final LongConsumer dropped;
    private final Queue<Task> waiting = new ArrayDeque<>();
    private final AtomicLong droppedSinceReport = new AtomicLong();
    private long bytes;
    private boolean running;

    private record Task(Runnable action, int bytes) {}

    /**
     * An empty one.
     *
     * @param dropped is told how many were dropped, when there is room again
     */
    Inbox(Executor workers, LongConsumer dropped) {
        this.workers = workers;
        this.dropped = dropped;
    }

    /** Has something carried out after what came before. Returns at once; from any thread. */
    public void add(int size, Runnable action) {
        synchronized (waiting) {
            if (waiting.size() >= MAX_MESSAGES || bytes + size > MAX_BYTES) {
                droppedSinceReport.incrementAndGet();
                return;
            }
            waiting.add(new Task(action, size));
            bytes += size;
            if (running) {
                return;
            }
            running = true;
        }
        workers.execute(this::run);
    }

    private void run() {
        for (int i = 0; i < MAX_RUN; i++) {
            Task next = next();
            if (next == null) {
                return;
            }
            carryOut(next.action);
        }
        workers.execute(this::run);
    }

    private void reportDropped() {
        long count = droppedSinceReport.getAndSet(0);
        if (count > 0) {
            dropped.accept(count);
        }
    }

    private @Nullable Task next() {
        if (droppedSinceReport.get() > 0) {
            reportDropped();
        }
        synchronized (waiting) {
            Task next = waiting.poll();
            if (next == null) {
                running = false;
            } else {
                bytes -= next.bytes;
            }
            return next;
        }
    }

    private static void carryOut(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException e) {
            LOG.error("A message of another server could not be carried out", e);
        }
    }
}
