package dev.parlance.internal.engine;

/** Accounts for tests that are not about memory. */
public final class Accounts {
    private Accounts() {}

    /** One in a budget that is never spent. */
    public static MemoryAccount uncounted() {
        return of(new MemoryBudget(Long.MAX_VALUE), () -> {});
    }

    /** One of a connection without a send queue. */
    public static MemoryAccount of(MemoryBudget budget, Runnable cut) {
        return budget.open(new MemoryAccount.Holder() {
            @Override
            public long waiting() {
                return 0;
            }

            @Override
            public void cut() {
                cut.run();
            }
        });
    }
}
