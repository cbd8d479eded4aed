package dev.parlance.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StripedCounterTest {
    private static final long STEP = StripedCounter.STEP;

    private final StripedCounter counter = new StripedCounter();

    @Test
    void smallChangesAreCollectedUntilTheyMakeAStep() {
        counter.add(STEP - 1);
        assertSums(0, STEP - 1);
        counter.add(1);
        assertSums(STEP, STEP);
        counter.add(1 - STEP);
        assertSums(STEP, 1);
        counter.add(-1);
        assertSums(0, 0);
    }

    @Test
    void largeChangesAreSeenAtOnceAndLeaveWhatIsCollected() {
        counter.add(1);
        counter.add(STEP);
        assertSums(STEP, STEP + 1);
        counter.add(-STEP);
        assertSums(0, 1);
    }

    private void assertSums(long approximately, long exactly) {
        assertThat(counter.approximately()).isEqualTo(approximately);
        assertThat(counter.sum()).isEqualTo(exactly);
    }
}
