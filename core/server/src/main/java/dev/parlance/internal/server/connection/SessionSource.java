package dev.parlance.internal.server.connection;

import dev.parlance.internal.engine.EngineSession;
import dev.parlance.internal.execution.Backlog;

/** A session as the source of a backlog's tasks. */
public record SessionSource(EngineSession session) implements Backlog.Source {
    @Override
    public void pauseReading() {
        session.pauseReading();
    }

    @Override
    public void resumeReading() {
        session.resumeReading();
    }
}
