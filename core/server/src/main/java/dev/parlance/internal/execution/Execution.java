package dev.parlance.internal.execution;

import java.time.Duration;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Time and threads of one server. Tasks that an executor rejects are retried.
 *
 * @param timers time
 * @param handlers runs application code that answers clients
 * @param callbacks runs what follows an ack; separate, so that handlers that wait for acks cannot starve it
 * @param signIns runs application code that decides who may connect; separate, so that those who connect cannot hold up those
 *     who are connected
 * @param slowReaders runs, on few threads of the handlers, what clients ask who do not read what they are sent
 * @param deadlines watches how long handlers take
 */
public record Execution(
        Timers timers,
        Executor handlers,
        Executor callbacks,
        FairExecutor signIns,
        FairExecutor slowReaders,
        Deadlines deadlines) {

    /** How many sign-ins run at a time, where threads do not bound them. */
    private static final int MAX_SIGN_INS = 1_000;

    /** How many tasks of those run at a time who do not read. */
    private static final int MAX_OF_SLOW_READERS = 8;

    /** Makes it of an application's or a server's executors; sign-ins run where handlers do. */
    public static Execution of(Timers timers, Executor handlers, Executor callbacks, Duration handlerDeadline) {
        return of(timers, handlers, callbacks, handlers, MAX_SIGN_INS, handlerDeadline);
    }

    /** Makes it of a server's threads. */
    public static Execution of(Timers timers, HandlerThreads threads, Duration handlerDeadline) {
        return of(
                timers,
                threads.handlers(),
                threads.callbacks(),
                threads.signIns(),
                threads.maxBlocked() == 0 ? MAX_SIGN_INS : threads.maxBlocked(),
                handlerDeadline);
    }

    private static Execution of(
            Timers timers,
            Executor handlers,
            Executor callbacks,
            Executor signIns,
            int maxSignIns,
            Duration handlerDeadline) {
        Executor retrying = new RetryingExecutor(handlers, timers);
        return new Execution(
                timers,
                retrying,
                new RetryingExecutor(callbacks, timers),
                new FairExecutor(new RetryingExecutor(signIns, timers), maxSignIns),
                new FairExecutor(retrying, MAX_OF_SLOW_READERS),
                new Deadlines(timers, handlerDeadline));
    }

    /** What one of these executors does; null if it is an application's. */
    public static @Nullable Load loadOf(Executor executor) {
        return executor instanceof RetryingExecutor retrying && retrying.executor() instanceof HandlerPool pool
                ? pool.load()
                : null;
    }

    /** How long a handler may take. */
    public Duration handlerDeadline() {
        return deadlines.deadline();
    }
}
