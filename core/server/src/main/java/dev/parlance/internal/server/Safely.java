package dev.parlance.internal.server;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs an application's code for which nobody is answered: what it throws is logged, and stops nothing else. */
final class Safely {
    private static final Logger log = LoggerFactory.getLogger(Safely.class);

    private Safely() {}

    /** What is to be run. */
    @FunctionalInterface
    interface Action {
        void run() throws Exception;
    }

    /**
     * Runs it.
     *
     * @param failed what is logged if it fails, with a place for {@code about}; never a payload
     */
    static void run(Action action, String failed, Object about) {
        try {
            action.run();
        } catch (Throwable e) {
            log.error(failed, Printable.of(about), e);
        }
    }
}
