package dev.parlance.internal.engine.netty;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.SelectStrategy;
import io.netty.util.IntSupplier;
import org.junit.jupiter.api.Test;

class PollingSelectTest {
    private static final IntSupplier NOTHING_READY = () -> 0;

    private final PollingSelect select = new PollingSelect();

    private int polls() throws Exception {
        int polls = 0;
        while (select.calculateStrategy(NOTHING_READY, false) != SelectStrategy.SELECT) {
            polls++;
        }
        return polls;
    }

    @Test
    void itLooksThreeTimesBeforeItSleeps() throws Exception {
        assertThat(polls()).isEqualTo(3);
    }

    @Test
    void whatIsReadyIsHandedOn() throws Exception {
        assertThat(select.calculateStrategy(() -> 7, false)).isEqualTo(7);
        assertThat(select.calculateStrategy(() -> 5, true)).isEqualTo(5);
    }

    @Test
    void afterEachFailureItSleepsTwiceAsOftenWithoutLooking() throws Exception {
        int[] sleepsBetween = new int[8];
        for (int failure = 0; failure < sleepsBetween.length; failure++) {
            assertThat(polls()).isEqualTo(3);
            while (select.calculateStrategy(NOTHING_READY, false) == SelectStrategy.SELECT) {
                sleepsBetween[failure]++;
            }
            // The poll that has just been made is the first of the next three.
            assertThat(polls()).isEqualTo(2);
            while (select.calculateStrategy(NOTHING_READY, false) == SelectStrategy.SELECT) {
                sleepsBetween[failure]++;
            }
            assertThat(select.calculateStrategy(NOTHING_READY, true)).isZero();
        }
        // A task that came while it looked has made it forget the failures each time.
        assertThat(sleepsBetween).containsOnly(1 + 3);
    }

    @Test
    void itNeverSleepsMoreThan63TimesWithoutLooking() throws Exception {
        for (int i = 0; i < 20; i++) {
            int sleeps = 0;
            while (select.calculateStrategy(NOTHING_READY, false) == SelectStrategy.SELECT) {
                sleeps++;
            }
            assertThat(sleeps).isLessThanOrEqualTo(63);
            polls();
        }
    }
}
