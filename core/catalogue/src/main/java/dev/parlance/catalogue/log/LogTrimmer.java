package dev.parlance.catalogue.log;

import dev.parlance.socket.BlockingExecutor;
import dev.parlance.socket.Scheduler;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Trims a log a while after something was delivered, in small steps, until nothing old is left. */
final class LogTrimmer {
    private static final Logger logger = LoggerFactory.getLogger(LogTrimmer.class);
    private static final Duration DELAY = Duration.ofMinutes(1);
    private static final Duration BETWEEN_STEPS = Duration.ofMillis(100);
    private static final int STEP = 1_000;

    private final OrderedLog log;
    private final Scheduler scheduler;
    private final BlockingExecutor executor;
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private volatile @Nullable Duration age;

    LogTrimmer(OrderedLog log, Scheduler scheduler, BlockingExecutor executor) {
        this.log = log;
        this.scheduler = scheduler;
        this.executor = executor;
    }

    /** Entries of that age are kept no longer. */
    void keep(Duration atLeast) {
        age = atLeast;
    }

    /** Something was delivered, so that there may be more to trim than before. */
    void trimLater() {
        schedule(DELAY);
    }

    private void schedule(Duration delay) {
        Duration old = age;
        if (old != null && !scheduled.get() && scheduled.compareAndSet(false, true)) {
            scheduler.schedule(delay, () -> executor.executeAlways(() -> trim(old)));
        }
    }

    private void trim(Duration old) {
        boolean isMore = false;
        try {
            isMore = log.trim(old, STEP) == STEP;
        } catch (RuntimeException e) {
            logger.debug("Old entries of a log could not be trimmed; it will be tried again", e);
        } finally {
            scheduled.set(false);
        }
        if (isMore) {
            schedule(BETWEEN_STEPS);
        }
    }
}
