package dev.parlance.internal.server.connection;

import dev.parlance.internal.engine.EngineSession;
import dev.parlance.internal.engine.MemoryShare;
import dev.parlance.internal.execution.Backlog;

/** A session as the source of a backlog's tasks. */
public record SessionSource(EngineSession session, MemoryShare held) implements Backlog.Source {
    /** For that session. */
    public SessionSource(EngineSession session) {
        this(session, session.memory().share());
    }

    @Override
    public void holds(long bytes) {
        held.set(bytes);
    }

    @Override
    public void pauseReading() {
        session.pauseReading();
    }

    @Override
    public void resumeReading() {
        session.resumeReading();
    }
}
