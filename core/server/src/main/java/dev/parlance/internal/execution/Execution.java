package dev.parlance.internal.execution;

import java.time.Duration;
import java.util.concurrent.Executor;

/**
 * Time and threads of one server. Tasks that an executor rejects are retried.
 *
 * @param timers time
 * @param handlers runs application code that answers clients
 * @param callbacks runs what follows an ack; separate, so that handlers that wait for acks cannot starve it
 * @param deadlines watches how long handlers take
 */
public record Execution(Timers timers, Executor handlers, Executor callbacks, Deadlines deadlines) {

    /** Makes it of an application's or a server's executors. */
    public static Execution of(Timers timers, Executor handlers, Executor callbacks, Duration handlerDeadline) {
        return new Execution(
                timers,
                new RetryingExecutor(handlers, timers),
                new RetryingExecutor(callbacks, timers),
                new Deadlines(timers, handlerDeadline));
    }

    /** How long a handler may take. */
    public Duration handlerDeadline() {
        return deadlines.deadline();
    }
}
