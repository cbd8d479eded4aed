package dev.parlance.internal.engine;

import static dev.parlance.fuzzing.Property.equal;
import static dev.parlance.fuzzing.Property.holds;

import dev.parlance.concurrency.ModelChecker;
import java.util.concurrent.atomic.AtomicInteger;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Validate;
import org.junit.jupiter.api.Test;

/**
 * Two connections hold more and less, exceed the budget together with a broadcast, and end. They stay below the point from which on
 * a connection that holds more is told again to close.
 */
public class MemoryBudgetConcurrencyTest {
    private static final long MAX = 100_000;
    private static final long PART = 48_000;

    private final MemoryBudget budget = new MemoryBudget(MAX);
    private final Connection one = new Connection(budget);
    private final Connection another = new Connection(budget);

    @Test
    void whatIsGivenBackIsCountedNoLongerAndNobodyIsCutTwice() {
        ModelChecker.check(MemoryBudgetConcurrencyTest.class);
    }

    @Operation(nonParallelGroup = "one")
    public void oneHolds() {
        one.share.set(PART);
    }

    @Operation(nonParallelGroup = "one")
    public void oneGivesBack() {
        one.share.set(0);
    }

    @Operation
    public void oneEnds() {
        one.account.end();
    }

    @Operation(nonParallelGroup = "another")
    public void anotherHolds() {
        another.share.set(PART);
    }

    @Operation(nonParallelGroup = "another")
    public void anotherGivesBack() {
        another.share.set(0);
    }

    @Operation
    public void aBroadcastIsMade() {
        budget.add(PART);
        budget.add(-PART);
    }

    @Validate
    public void validate() {
        one.end();
        another.end();
        equal(budget.held(), 0L, "so many bytes are held");
        holds(one.cuts.get() <= 1 && another.cuts.get() <= 1, "cut twice");
        Connection next = new Connection(budget);
        next.share.set(2 * MAX);
        equal(next.cuts.get(), 1, "a budget that still cuts");
    }

    private static final class Connection implements MemoryAccount.Holder {
        private final AtomicInteger cuts = new AtomicInteger();
        private final MemoryAccount account;
        private final MemoryShare share;

        Connection(MemoryBudget budget) {
            account = budget.open(this);
            share = account.share();
        }

        void end() {
            share.set(0);
            account.end();
        }

        @Override
        public long waiting() {
            return 0;
        }

        @Override
        public void cut() {
            cuts.incrementAndGet();
        }
    }
}
