package dev.parlance.internal.execution;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands tasks to an executor that may reject them when it is full: they are handed over again a little later, since a
 * task that is lost would leave a client without an answer, or a socket in its rooms.
 */
public record RetryingExecutor(Executor executor, Timers timers) implements Executor {
    private static final Logger log = LoggerFactory.getLogger(RetryingExecutor.class);
    private static final Duration PAUSE = Duration.ofMillis(100);

    @Override
    public void execute(Runnable task) {
        try {
            executor.execute(task);
        } catch (RejectedExecutionException full) {
            log.warn("The executor of handlers takes no more; what is to be run waits");
            timers.schedule(PAUSE, () -> execute(task));
        }
    }
}
