package dev.parlance.internal.execution;

import org.jspecify.annotations.Nullable;

/** The tasks of one connection that wait or run. Above its bounds it pauses reading from the connection. */
public final class Backlog {
    /** What a task takes besides the bytes that its client sent. */
    private static final int TASK_BYTES = 256;

    private final Source source;
    private final Bounds bounds;
    private int tasks;
    private long bytes;
    private long held;
    private boolean paused;
    private @Nullable Runnable whenDone;

    /** Where the tasks come from. Called within the backlog's lock: must not block. */
    public interface Source {
        /** So many bytes are held by tasks that wait or run. */
        default void holds(long bytes) {}

        /** Delivers no more until {@link #resumeReading}. */
        void pauseReading();

        /** Delivers again. */
        void resumeReading();
    }

    /**
     * What may wait before the source is paused.
     *
     * @param maxTasks how many tasks
     * @param maxBytes how many bytes of them
     */
    public record Bounds(int maxTasks, long maxBytes) {}

    /** Makes an empty backlog. */
    public Backlog(Source source, Bounds bounds) {
        this.source = source;
        this.bounds = bounds;
    }

    /** One that never pauses: for tasks of which each has a source of its own. */
    public static Backlog unbounded() {
        return new Backlog(
                new Source() {
                    @Override
                    public void pauseReading() {}

                    @Override
                    public void resumeReading() {}
                },
                new Bounds(Integer.MAX_VALUE, Long.MAX_VALUE));
    }

    /**
     * A task waits.
     *
     * @param size how many bytes its client sent
     * @param held how many bytes it holds, or will when it runs
     */
    synchronized void added(int size, int held) {
        tasks++;
        bytes += size;
        hold((long) held + TASK_BYTES);
        if (!paused && (tasks > bounds.maxTasks || bytes > bounds.maxBytes)) {
            paused = true;
            source.pauseReading();
        }
    }

    /** The bytes of a task wait no longer: its handler has them. */
    synchronized void started(int size) {
        bytes -= size;
        resumeIfLow();
    }

    private void hold(long more) {
        held += more;
        source.holds(held);
    }

    /** A task that held so many bytes is done. */
    void finished(int held) {
        Runnable done = null;
        synchronized (this) {
            tasks--;
            hold(-(long) held - TASK_BYTES);
            resumeIfLow();
            if (tasks == 0) {
                done = whenDone;
                whenDone = null;
            }
        }
        if (done != null) {
            done.run();
        }
    }

    /** The connection has ended: runs that when nothing is left to be handled. */
    public void end(Runnable then) {
        synchronized (this) {
            if (tasks > 0) {
                whenDone = then;
                return;
            }
        }
        then.run();
    }

    /** Whether nothing waits and nothing is being handled. */
    public synchronized boolean isEmpty() {
        return tasks == 0;
    }

    private void resumeIfLow() {
        if (paused && tasks <= bounds.maxTasks / 2 && bytes <= bounds.maxBytes / 2) {
            paused = false;
            source.resumeReading();
        }
    }
}
