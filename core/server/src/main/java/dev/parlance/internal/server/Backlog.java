package dev.parlance.internal.server;

import dev.parlance.internal.engine.EngineSession;
import org.jspecify.annotations.Nullable;

/** What one connection has to be handled, waiting or running; above its bounds the connection is not read. */
final class Backlog {
    private final EngineSession session;
    private final int maxTasks;
    private final long maxBytes;
    private int tasks;
    private long bytes;
    private boolean paused;
    private @Nullable Runnable whenDone;

    Backlog(EngineSession session, int maxTasks, long maxBytes) {
        this.session = session;
        this.maxTasks = maxTasks;
        this.maxBytes = maxBytes;
    }

    /** A task waits. */
    synchronized void added(int size) {
        tasks++;
        bytes += size;
        if (!paused && (tasks > maxTasks || bytes > maxBytes)) {
            paused = true;
            session.pauseReading();
        }
    }

    /** The bytes of a task wait no longer: its handler has them. */
    synchronized void started(int size) {
        bytes -= size;
        resumeIfLow();
    }

    /** A task is done. */
    void finished() {
        Runnable done = null;
        synchronized (this) {
            tasks--;
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
    void end(Runnable then) {
        synchronized (this) {
            if (tasks > 0) {
                whenDone = then;
                return;
            }
        }
        then.run();
    }

    synchronized boolean isEmpty() {
        return tasks == 0;
    }

    private void resumeIfLow() {
        if (paused && tasks <= maxTasks / 2 && bytes <= maxBytes / 2) {
            paused = false;
            session.resumeReading();
        }
    }
}
