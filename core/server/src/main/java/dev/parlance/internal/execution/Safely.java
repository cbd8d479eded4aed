package dev.parlance.internal.execution;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs application code whose failure has no one to be reported to: what it throws is logged, and stops nothing else.
 */
public final class Safely {
    private static final Logger log = LoggerFactory.getLogger(Safely.class);

    private Safely() {}

    /** What is to be run. */
    @FunctionalInterface
    public interface Action {
        void run() throws Exception;
    }

    /**
     * Runs it.
     *
     * @param failed what is logged if it fails, with a place for {@code about}; never a payload
     */
    public static void run(Action action, String failed, Object about) {
        try {
            action.run();
        } catch (Throwable e) {
            log.error(failed, Printable.of(about), e);
        }
    }
}
