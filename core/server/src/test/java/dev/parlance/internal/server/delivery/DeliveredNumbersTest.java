package dev.parlance.internal.server.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parlance.adapter.SequenceNumber;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DeliveredNumbersTest {
    private final DeliveredNumbers delivered = new DeliveredNumbers();

    private boolean add(long number) {
        return delivered.add(new SequenceNumber("a", number));
    }

    private boolean contains(long number) {
        return delivered.contains(new SequenceNumber("a", number));
    }

    @Test
    void whatHasNoNumberIsNewEachTime() {
        assertThat(delivered.add(null)).isTrue();
        assertThat(delivered.add(null)).isTrue();
    }

    @Test
    void aNumberIsNewOnceInItsSequence() {
        assertThat(add(1)).isTrue();
        assertThat(add(1)).isFalse();
        assertThat(delivered.add(new SequenceNumber("b", 1))).isTrue();
        assertThat(contains(1)).isTrue();
        assertThat(contains(2)).isFalse();
    }

    @Test
    void whatIsOvertakenIsNewWithinTheWindow() {
        long highest = 3L * DeliveredNumbers.WINDOW;
        assertThat(add(highest)).isTrue();
        assertThat(add(highest - DeliveredNumbers.WINDOW + 1)).isTrue();
        assertThat(add(highest - DeliveredNumbers.WINDOW)).isFalse();
        assertThat(contains(1)).isTrue();
        assertThat(contains(highest - 1)).isFalse();
        assertThat(contains(highest + 1)).isFalse();
    }

    @Test
    void aLeapLeavesWhatIsBetweenNew() {
        assertThat(add(5)).isTrue();
        assertThat(add(5 + DeliveredNumbers.WINDOW - 1)).isTrue();
        assertThat(add(5)).isFalse();
        assertThat(add(6)).isTrue();
        assertThat(add(5 + 10L * DeliveredNumbers.WINDOW)).isTrue();
        assertThat(add(4 + 10L * DeliveredNumbers.WINDOW)).isTrue();
    }

    @Test
    void randomNumbersAreNewOnce() {
        Random random = new Random(7);
        Set<Long> known = new HashSet<>();
        long highest = 0;
        for (int i = 0; i < 100_000; i++) {
            long number = Math.max(1, i / 10 * 7 + random.nextInt(3 * DeliveredNumbers.WINDOW));
            boolean isOld = number <= highest - DeliveredNumbers.WINDOW;
            highest = Math.max(highest, number);
            assertThat(contains(number)).isEqualTo(isOld || known.contains(number));
            assertThat(add(number)).isEqualTo(!isOld && known.add(number));
        }
    }

    @Test
    void theSequencesThatWereUsedLastAreKnown() {
        add(1);
        for (int i = 0; i < DeliveredNumbers.MAX_SEQUENCES - 1; i++) {
            delivered.add(new SequenceNumber("other " + i, 1));
        }
        assertThat(contains(1)).isTrue();
        delivered.add(new SequenceNumber("one more", 1));
        assertThat(contains(1)).isTrue();
        assertThat(delivered.contains(new SequenceNumber("other 0", 1))).isFalse();
    }

    @Test
    void numbersBeginWithOne() {
        assertThatThrownBy(() -> new SequenceNumber("a", 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
