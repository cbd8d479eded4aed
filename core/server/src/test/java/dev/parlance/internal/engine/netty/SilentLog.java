package dev.parlance.internal.engine.netty;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.slf4j.LoggerFactory;

/** Keeps one class's log quiet while a test provokes what it would report. */
public final class SilentLog implements AutoCloseable {
    private final Logger log;

    public SilentLog(Class<?> logging) {
        log = (Logger) LoggerFactory.getLogger(logging);
        log.setLevel(Level.OFF);
    }

    @Override
    public void close() {
        log.setLevel(null);
    }
}
