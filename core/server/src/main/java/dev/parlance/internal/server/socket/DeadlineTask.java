package dev.parlance.internal.server.socket;

import dev.parlance.internal.execution.Execution;
import dev.parlance.internal.execution.Mailbox;
import dev.parlance.internal.execution.Timers;
import dev.parlance.socket.HandlerDeadline;
import java.time.Duration;
import java.time.Instant;

/** A task that calls code of the application, which can see the task's deadline. */
public abstract class DeadlineTask extends Mailbox.Task implements HandlerDeadline {
    private final Execution execution;

    /** Makes a task that holds so many bytes of what its client sent. */
    protected DeadlineTask(int size, Execution execution) {
        this(size, size, execution);
    }

    /** Makes a task that holds more than its client sent; see {@link Mailbox.Task}. */
    protected DeadlineTask(int size, int held, Execution execution) {
        super(size, held);
        this.execution = execution;
    }

    @Override
    protected final void run() {
        run(this::handle);
    }

    /** Does it. What it throws is logged. */
    protected abstract void handle();

    /** From now on it has the whole time again. */
    protected final Timers.Timer restart(Runnable whenDue) {
        Timers timers = execution.timers();
        setDueAt(timers.nanoTime() + execution.handlerDeadline().toNanos());
        return timers.schedule(execution.handlerDeadline(), whenDue);
    }

    private long nanosLeft() {
        return dueAt() - execution.timers().nanoTime();
    }

    @Override
    public final Instant expiresAt() {
        return execution.timers().now().plusNanos(nanosLeft());
    }

    @Override
    public final Duration remaining() {
        return Duration.ofNanos(Math.max(nanosLeft(), 0));
    }

    @Override
    public final boolean isExceeded() {
        return isLate();
    }
}
