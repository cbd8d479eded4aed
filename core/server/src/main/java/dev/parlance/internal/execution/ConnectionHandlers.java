package dev.parlance.internal.execution;

import java.util.concurrent.Executor;
import java.util.function.LongSupplier;

/**
 * The threads that handle what one connection sends: those of all, but few of them while its client leaves unread much of what it was
 * sent. Answers that nobody reads would otherwise be made by all threads at the same time, and whoever reads would wait behind them.
 */
public final class ConnectionHandlers {
    /** So many bytes may wait for a client that is as quick as others: a large answer waits, too, until the network has taken it. */
    static final int UNREAD = 256 * 1024;

    private final LongSupplier unread;
    private final Executor all;
    private final Executor few;

    /**
     * Those of one connection.
     *
     * @param unread how many bytes wait to be sent to it; called by any thread, must not block
     */
    public ConnectionHandlers(Execution execution, LongSupplier unread) {
        this.unread = unread;
        this.all = execution.handlers();
        this.few = execution.slowReaders().of(this);
    }

    /** Where its next task runs. */
    public Executor now() {
        return unread.getAsLong() > UNREAD ? few : all;
    }
}
