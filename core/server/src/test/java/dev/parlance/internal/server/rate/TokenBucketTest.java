package dev.parlance.internal.server.rate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.event.Rate;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TokenBucketTest {
    private static final long SECOND = 1_000_000_000L;

    private final TokenBucket bucket = new TokenBucket(Rate.of(10, Duration.ofSeconds(1)), 0);

    private int taken(int attempts, long now) {
        int taken = 0;
        for (int i = 0; i < attempts; i++) {
            taken += bucket.take(now) == 0 ? 1 : 0;
        }
        return taken;
    }

    @Test
    void itHoldsAsManyAsItsCountAndIsFilledEvenly() {
        assertThat(taken(100, 0)).isEqualTo(10);
        assertThat(taken(100, SECOND / 10)).isEqualTo(1);
        assertThat(taken(100, SECOND / 2)).isEqualTo(4);
        assertThat(taken(100, 100 * SECOND)).isEqualTo(10);
    }

    @Test
    void itSaysWhenThereWillBeOne() {
        taken(10, 0);
        assertThat(bucket.take(0)).isEqualTo(SECOND / 10);
        assertThat(bucket.take(SECOND / 20)).isEqualTo(SECOND / 20);
        assertThat(bucket.take(SECOND / 10)).isZero();
    }

    @Test
    void manyTokensMayLeaveADebt() {
        assertThat(bucket.take(25, 0)).isZero();
        assertThat(bucket.take(1, 0)).isEqualTo(SECOND * 16 / 10);
        assertThat(bucket.take(1, SECOND * 16 / 10)).isZero();
    }

    @Test
    void tenTimesTheRateForTenSecondsIsFarTooMuch() {
        taken(1_000, 0);
        assertThat(bucket.isFarExceeded()).isFalse();
        taken(1, 9 * SECOND);
        assertThat(bucket.isFarExceeded()).isTrue();
    }

    @Test
    void theTenSecondsBeginWithTheBucket() {
        TokenBucket later = new TokenBucket(Rate.of(10, Duration.ofSeconds(1)), 5 * SECOND);
        later.take(1_000, 5 * SECOND);
        later.take(1, 14 * SECOND);
        assertThat(later.isFarExceeded()).isTrue();
    }

    @Test
    void whatIsSpreadOverMoreThanTenSecondsIsNot() {
        taken(1_000, 0);
        taken(1_000, 10 * SECOND);
        assertThat(bucket.isFarExceeded()).isFalse();
    }

    @Test
    void itIsFullAgainAfterItsPeriod() {
        taken(10, 0);
        assertThat(bucket.isFull(SECOND - 1)).isFalse();
        assertThat(bucket.isFull(SECOND)).isTrue();
    }

    @Test
    void theLargestRateDoesNotOverflow() {
        TokenBucket large = new TokenBucket(Rate.of(1_000_000_000, Duration.ofDays(1)), 0);
        assertThat(large.take(2_000_000_000, 0)).isZero();
        assertThat(large.take(0)).isEqualTo(Duration.ofDays(1).toNanos() + 86_400);
        assertThat(new TokenBucket(Rate.unlimited(), 0).take(Long.MAX_VALUE, 0)).isZero();
    }
}
