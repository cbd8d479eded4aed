package dev.parlance.socket;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How long the handler that runs may still take ({@code ServerBuilder.handlerDeadline}). Then its client is answered {@code
 * timeout}, and what it returns later is dropped. Authenticators, middlewares, connect and disconnect listeners have one
 * too. May be used from any thread.
 *
 * <pre>{@code
 * statement.setQueryTimeout((int) HandlerDeadline.current().remaining().toSeconds());
 *
 * namespace.handleAsync(REPORT, (socket, report) -> {
 *     HandlerDeadline deadline = HandlerDeadline.current();                // captured: other threads have no current one
 *     return reports.write(report, () -> deadline.isExceeded());           // nobody waits for it any more
 * });
 * }</pre>
 */
public interface HandlerDeadline {
    /**
     * The deadline of the handler that has called this, however indirectly, on this thread.
     *
     * @throws IllegalStateException if no handler has
     */
    static HandlerDeadline current() {
        HandlerDeadline current = currentOrNull();
        if (current == null) {
            throw new IllegalStateException("there is no deadline here: no handler has called this on this thread");
        }
        return current;
    }

    /** As {@link #current}; null if no handler has called this: for code that is called elsewhere too. */
    static @Nullable HandlerDeadline currentOrNull() {
        return CurrentDeadline.OF_THREAD.get();
    }

    /**
     * When it comes, by the server's clock. For an asynchronous handler it counts anew from when its stage is returned, so
     * that this moves then.
     */
    Instant expiresAt();

    /** How long it is until then; zero, never negative, from then on. */
    Duration remaining();

    /**
     * Whether the client has been answered {@code timeout}, or is about to be. That may be a little later than
     * {@link #expiresAt}: handlers' deadlines are looked at from time to time.
     */
    boolean isExceeded();

    /**
     * Runs a task on this thread with this as the current deadline.
     *
     * <pre>{@code
     * HandlerDeadline deadline = HandlerDeadline.current();
     * executor.execute(() -> deadline.run(() -> report.write()));
     * }</pre>
     */
    default void run(Runnable task) {
        HandlerDeadline before = CurrentDeadline.OF_THREAD.get();
        CurrentDeadline.OF_THREAD.set(this);
        try {
            task.run();
        } finally {
            CurrentDeadline.OF_THREAD.set(before);
        }
    }
}
