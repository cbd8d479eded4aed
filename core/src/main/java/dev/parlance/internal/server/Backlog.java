package dev.parlance.internal.server;

import dev.parlance.internal.engine.EngineSession;

/** How much of one connection waits to be handled; above its bounds the connection is not read. */
final class Backlog {
    private final EngineSession session;
    private final int maxEvents;
    private final long maxBytes;
    private int events;
    private long bytes;
    private boolean paused;

    Backlog(EngineSession session, int maxEvents, long maxBytes) {
        this.session = session;
        this.maxEvents = maxEvents;
        this.maxBytes = maxBytes;
    }

    /** An event waits. */
    synchronized void added(int size) {
        events++;
        bytes += size;
        if (!paused && (events > maxEvents || bytes > maxBytes)) {
            paused = true;
            session.pauseReading();
        }
    }

    /** The bytes of an event wait no longer: its handler has them. */
    synchronized void started(int size) {
        bytes -= size;
        resumeIfLow();
    }

    /** An event is done, or its handler has gone on without holding its socket. */
    synchronized void finished() {
        events--;
        resumeIfLow();
    }

    synchronized boolean isEmpty() {
        return events == 0;
    }

    private void resumeIfLow() {
        if (paused && events <= maxEvents / 2 && bytes <= maxBytes / 2) {
            paused = false;
            session.resumeReading();
        }
    }
}
