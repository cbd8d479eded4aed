package dev.parlance.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class MemoryBudgetTest {
    private static final int MIB = 1 << 20;

    private final MemoryBudget budget = new MemoryBudget(100 * MIB);
    private final List<String> cut = new ArrayList<>();

    @Test
    void thoseWhoHaveNotSignedInAreClosedFirstAndThoseWhoHoldMostBeforeOthers() {
        open("guest that holds little", 10 * MIB);
        open("guest that holds most", 20 * MIB);
        MemoryShare user = open("user", 60 * MIB);
        user.account().signedIn(true);
        open("last", 15 * MIB);
        assertThat(cut).containsExactly("guest that holds most");
    }

    @Test
    void whatComesWhileSomebodyIsBeingClosedIsNotForgotten() {
        budget.add(87 * MIB);
        MemoryShare late = open("late", 0);
        MemoryShare first = open("first", 0);
        first.account().whenCut(() -> late.set(14 * MIB));
        first.set(14 * MIB);
        assertThat(cut).containsExactly("first", "late");
    }

    @Test
    void ofThoseWhoHoldAsMuchTheFirstThatCameIsClosedFirst() {
        for (int i = 0; i < 100; i++) {
            open("guest " + i, MIB);
        }
        open("last", MIB);
        assertThat(cut).hasSize(14).first().isEqualTo("guest 0");
        assertThat(cut).last().isEqualTo("guest 13");
    }

    @Test
    void thoseWhoHaveSignedInAreClosedWhenNobodyElseHoldsAnything() {
        open("guest without anything", 0);
        MemoryShare large = open("large", 50 * MIB);
        large.account().signedIn(true);
        MemoryShare small = open("small", 40 * MIB);
        small.account().signedIn(true);
        small.set(51 * MIB);
        assertThat(cut).containsExactly("small");
    }

    @Test
    void whatWaitsToBeSentCountsAmongWhatAConnectionHolds() {
        cuttable("reads nothing", 30 * MIB);
        open("sends", 20 * MIB);
        // The frames themselves, which are counted once however many wait for them.
        budget.add(90 * MIB);
        assertThat(cut).containsExactly("reads nothing");
    }

    @Test
    void nobodyElseIsClosedWhileThoseClosingGiveBackWhatTheyHold() {
        MemoryShare closing = open("closing", 60 * MIB);
        open("other", 30 * MIB);
        MemoryShare third = open("third", 11 * MIB);
        assertThat(cut).containsExactly("closing");
        third.set(20 * MIB);
        assertThat(cut).containsExactly("closing");
        closing.set(0);
        closing.account().end();
        assertThat(budget.held()).isEqualTo(50 * MIB);
        third.set(80 * MIB);
        assertThat(cut).containsExactly("closing", "third");
    }

    @Test
    void whoeverHoldsMoreIsClosedAtOnceWhenThoseClosingHaveNotGivenBackWhatTheyHold() {
        MemoryShare closing = open("closing", 110 * MIB);
        MemoryShare small = open("small", 30 * MIB);
        assertThat(cut).containsExactly("closing");
        small.set(45 * MIB);
        assertThat(cut).containsExactly("closing", "small");
        // It could be closed already, and now it can be without delay.
        closing.set(111 * MIB);
        assertThat(cut).containsExactly("closing", "small", "closing");
        small.set(0);
        small.account().end();
        open("next", 30 * MIB);
        assertThat(cut).hasSize(3);
    }

    @Test
    void aBudgetThatIsSpentExactlyClosesNobody() {
        MemoryShare share = open("one", 100 * MIB);
        assertThat(budget.held()).isEqualTo(budget.max());
        assertThat(cut).isEmpty();
        share.set(100 * MIB + MemoryShare.STEP);
        open("other", 1 * MIB);
        assertThat(cut).containsExactly("one");
    }

    @Test
    void halfAsMuchAgainMayBeHeldWhileThoseClosingGiveBackWhatTheyHold() {
        open("closing", 110 * MIB);
        MemoryShare other = open("other", 40 * MIB);
        assertThat(cut).containsExactly("closing");
        other.set(41 * MIB);
        assertThat(cut).containsExactly("closing", "other");
    }

    @Test
    void whoIsClosingIsNotToldAgainWhenOthersAreClosed() {
        open("largest", 45 * MIB);
        MemoryShare second = open("second", 20 * MIB);
        MemoryShare third = open("third", 20 * MIB);
        MemoryShare fourth = open("fourth", 16 * MIB);
        assertThat(cut).containsExactly("largest");
        second.set(41 * MIB);
        third.set(40 * MIB);
        fourth.set(20 * MIB);
        assertThat(cut).containsExactly("largest", "second");
    }

    @Test
    void whoHoldsLessThanAStepIsNotClosedAsThatWouldNotHelp() {
        cuttable("little", MemoryShare.STEP - 1);
        cuttable("a step", MemoryShare.STEP);
        budget.add(101 * MIB);
        assertThat(cut).containsExactly("a step");
    }

    @Test
    void aBudgetAsLargeAsCanBeClosesNobody() {
        MemoryBudget largest = new MemoryBudget(Long.MAX_VALUE);
        Accounts.of(largest, () -> cut.add("one")).share().set(100 * MIB);
        assertThat(cut).isEmpty();
    }

    @Test
    void changesOfAStepAreCounted() {
        MemoryShare share = open("one", MemoryShare.STEP);
        assertThat(budget.held()).isEqualTo(MemoryShare.STEP);
        share.set(2 * MemoryShare.STEP);
        share.set(MemoryShare.STEP);
        assertThat(budget.held()).isEqualTo(MemoryShare.STEP);
    }

    @Test
    void changesBelowAStepAreNotCountedAndZeroGivesBackEverything() {
        MemoryShare share = open("one", 0);
        share.set(MemoryShare.STEP - 1);
        assertThat(budget.held()).isZero();
        share.set(MemoryShare.STEP + 10);
        share.set(MemoryShare.STEP + 20);
        assertThat(budget.held()).isEqualTo(MemoryShare.STEP + 10);
        share.set(1);
        share.set(0);
        assertThat(budget.held()).isZero();
    }

    @Test
    void anAccountIsKeptUntilItsConnectionHasEndedAndGivenBackEverything() {
        MemoryShare share = open("one", 10 * MIB);
        share.account().end();
        assertThat(budget.accounts()).isEqualTo(1);
        share.set(0);
        assertThat(budget.accounts()).isZero();
        MemoryShare other = open("other", 0);
        other.account().end();
        assertThat(budget.accounts()).isZero();
    }

    @Test
    void whatTheServerKeepsOfAClosedConnectionIsDroppedWithIt() {
        MemoryShare share = open("one", 0);
        share.account().whenCut(() -> cut.add("what waits to be handled"));
        share.set(101 * MIB);
        assertThat(cut).containsExactly("one", "what waits to be handled");
    }

    @Test
    void manyThreadsCountExactly() throws Exception {
        MemoryBudget large = new MemoryBudget(Long.MAX_VALUE);
        int threads = 8;
        CountDownLatch go = new CountDownLatch(1);
        List<Thread> all = new ArrayList<>();
        for (int t = 0; t < threads; t++) {
            Thread thread = new Thread(() -> {
                awaitQuietly(go);
                for (int i = 0; i < 10_000; i++) {
                    large.add(100 + i);
                    large.add(-99 - i);
                }
            });
            thread.start();
            all.add(thread);
        }
        go.countDown();
        for (Thread thread : all) {
            thread.join();
        }
        assertThat(large.held()).isEqualTo(threads * 10_000L);
    }

    private MemoryShare open(String name, int bytes) {
        MemoryShare share = Accounts.of(budget, () -> cut.add(name)).share();
        share.set(bytes);
        return share;
    }

    private void cuttable(String name, int waiting) {
        budget.open(new MemoryAccount.Holder() {
            @Override
            public long waiting() {
                return waiting;
            }

            @Override
            public void cut() {
                cut.add(name);
            }
        });
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
