package dev.parlance.internal.server.report;

import dev.parlance.internal.execution.Timers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.event.Level;

/**
 * A log that nobody can flood: of each kind it writes ten lines in ten seconds, then how many it has left out.
 */
public final class LimitedLog {
    /** How many lines of a kind are written within the period. */
    static final int MAX_LINES = 10;

    static final Duration PERIOD = Duration.ofSeconds(10);

    private final Logger log;
    private final Timers timers;
    private final Map<String, Period> periods = new ConcurrentHashMap<>();

    LimitedLog(Logger log, Timers timers) {
        this.log = log;
        this.timers = timers;
    }

    /** Whether lines of that level are written at all. */
    boolean isEnabled(Level level) {
        return log.isEnabledForLevel(level);
    }

    /**
     * Writes a line, unless there were too many of its kind.
     *
     * @param kind what the lines have in common, as the line says that counts what was left out; one of few
     * @param cause null for none
     */
    void write(Level level, String kind, @Nullable Throwable cause, String message, @Nullable Object... arguments) {
        if (isEnabled(level)
                && periods.computeIfAbsent(kind, first -> new Period()).admits(level, kind)) {
            log.atLevel(level).setCause(cause).log(message, arguments);
        }
    }

    /** A warning of which there are few kinds: the sentence is the kind, with places for what it is about. */
    public void warn(String sentence, Object... about) {
        write(Level.WARN, sentence, null, sentence, about);
    }

    /** An error, as {@link #warn}. */
    public void error(String sentence, Object... about) {
        write(Level.ERROR, sentence, null, sentence, about);
    }

    private final class Period {
        private long begun = timers.nanoTime();
        private int written;
        private int omitted;

        synchronized boolean admits(Level level, String kind) {
            long now = timers.nanoTime();
            if (omitted == 0 && now - begun >= PERIOD.toNanos()) {
                begun = now;
                written = 0;
            }
            if (written < MAX_LINES) {
                written++;
                return true;
            }
            if (omitted++ == 0) {
                timers.schedule(PERIOD.minusNanos(now - begun), () -> end(level, kind));
            }
            return false;
        }

        private void end(Level level, String kind) {
            int count;
            synchronized (this) {
                count = omitted;
                omitted = 0;
                written = 0;
                begun = timers.nanoTime();
            }
            log.atLevel(level).log("{} more in {} s: {}", count, PERIOD.toSeconds(), kind);
        }
    }
}
