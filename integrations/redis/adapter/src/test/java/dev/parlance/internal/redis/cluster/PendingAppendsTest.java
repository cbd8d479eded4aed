package dev.parlance.internal.redis.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parlance.adapter.Offset;
import dev.parlance.internal.redis.cluster.PendingAppends.Append;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class PendingAppendsTest {
    private static final Offset PLACE = new Offset(1, 0);
    private static final Duration LONG = Duration.ofMinutes(1);

    private final PendingAppends appends = new PendingAppends();

    @Test
    void oneEndsWithItsPlaceWhenItIsRead() {
        Append append = appends.begin(LONG);
        assertThat(append.result()).isNotDone();
        assertThat(appends.arrived(append.number(), PLACE)).isTrue();
        assertThat(append.result()).isCompletedWithValue(PLACE);
    }

    @Test
    void whatWasGivenUpIsNotToBeCarriedOutWhenItIsRead() {
        Append append = appends.begin(LONG);
        appends.giveUp(append.number(), new IllegalStateException("not connected"));
        assertThat(append.result()).isCompletedExceptionally();
        assertThat(appends.arrived(append.number(), PLACE)).isFalse();
    }

    /** Redis may have taken it: while nothing is read, nobody here would receive it. */
    @Test
    void whatIsNotReadInTimeIsGivenUp() {
        Append append = appends.begin(Duration.ofMillis(1));
        assertThatThrownBy(append.result()::join).hasCauseInstanceOf(TimeoutException.class);
        assertThat(appends.arrived(append.number(), PLACE)).isFalse();
    }

    @Test
    void whenEntriesAreLostAllAreGivenUp() {
        Append first = appends.begin(LONG);
        Append second = appends.begin(LONG);
        appends.clear();
        assertThat(first.result()).isCompletedExceptionally();
        assertThat(second.result()).isCompletedExceptionally();
    }
}
