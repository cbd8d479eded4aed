package dev.parlance.catalogue.platform.order;

import dev.parlance.event.Incubating;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes failures to a log that may come with every event of every client: of each kind the first with its trace, and while more
 * come, one line every {@value #PAUSE_SECONDS} seconds that says how many. A kind is what happened and the classes of the failure and
 * its causes. Safe for use by several threads.
 */
@Incubating
public final class FailureLog {
    static final long PAUSE_SECONDS = 10;

    private static final long PAUSE = TimeUnit.SECONDS.toNanos(PAUSE_SECONDS);
    /** After that time without one, the next has its trace again. */
    private static final long QUIET = TimeUnit.SECONDS.toNanos(60);

    private static final int MAX_KINDS = 64;
    private static final int MAX_CAUSES = 20;

    private final Logger log;
    private final LongSupplier nanoTime;
    private final Map<String, Kind> kinds = new HashMap<>();

    private static final class Kind {
        private long loggedAt;
        private long lastAt;
        private long more;
    }

    /** Writes to the log of that class. */
    public FailureLog(Class<?> owner) {
        this(LoggerFactory.getLogger(owner), System::nanoTime);
    }

    FailureLog(Logger log, LongSupplier nanoTime) {
        this.log = log;
        this.nanoTime = nanoTime;
    }

    /** Something has failed. */
    public void failed(String what, Throwable failure) {
        long more = lines(what + kind(failure));
        if (more == 0) {
            log.warn(what, failure);
        } else if (more > 0) {
            log.warn("{}, {} more times: {}", what, more, failure.toString());
        }
    }

    /** How many have come since the last line, this one included; 0 for the first, and -1 if there is to be no line. */
    private synchronized long lines(String name) {
        long now = nanoTime.getAsLong();
        Kind kind = kinds.get(name);
        if (kind == null || now - kind.lastAt > QUIET) {
            kind = new Kind();
            kind.loggedAt = now;
            kind.lastAt = now;
            if (kinds.size() >= MAX_KINDS) {
                kinds.clear();
            }
            kinds.put(name, kind);
            return 0;
        }
        kind.lastAt = now;
        kind.more++;
        if (now - kind.loggedAt < PAUSE) {
            return -1;
        }
        long more = kind.more;
        kind.loggedAt = now;
        kind.more = 0;
        return more;
    }

    private static String kind(Throwable failure) {
        StringBuilder kind = new StringBuilder();
        Throwable each = failure;
        // Causes may go in a circle.
        for (int i = 0; each != null && i < MAX_CAUSES; i++) {
            kind.append(' ').append(each.getClass().getName());
            each = each.getCause();
        }
        return kind.toString();
    }
}
