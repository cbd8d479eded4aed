package dev.parlance.spring;

import dev.parlance.event.Incubating;
import java.util.function.Consumer;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.util.ClassUtils;

/** Runs what must not happen if a transaction is rolled back: telling others of what it has changed. */
@Incubating
public final class AfterCommit {
    private static final boolean HAS_TRANSACTIONS = ClassUtils.isPresent(
            "org.springframework.transaction.support.TransactionSynchronizationManager",
            AfterCommit.class.getClassLoader());

    private AfterCommit() {}

    /**
     * Runs a task when the transaction of this thread has committed, and never if it is rolled back; at once if there is none. What
     * the task throws after a commit is logged. For transactions that are bound to threads, not for reactive ones.
     *
     * <pre>{@code
     * AfterCommit.run(() -> namespace.to(HALL).emit(SAID, new Said("Ana", "Hello")));
     * }</pre>
     */
    public static void run(Runnable task) {
        whenEnded(committed -> {
            if (committed) {
                task.run();
            }
        });
    }

    /** Tells whether the transaction of this thread was committed, when it has ended; true at once if there is none. */
    static void whenEnded(Consumer<Boolean> task) {
        if (HAS_TRANSACTIONS && Transactions.areActive()) {
            Transactions.register(task);
        } else {
            task.accept(true);
        }
    }

    /** Loaded only where there are transactions. */
    private static final class Transactions {
        static boolean areActive() {
            return TransactionSynchronizationManager.isSynchronizationActive()
                    && TransactionSynchronizationManager.isActualTransactionActive();
        }

        static void register(Consumer<Boolean> task) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                // Not afterCommit: that is not called for those that are registered while others are.
                @Override
                public void afterCompletion(int status) {
                    task.accept(status == STATUS_COMMITTED);
                }
            });
        }
    }
}
