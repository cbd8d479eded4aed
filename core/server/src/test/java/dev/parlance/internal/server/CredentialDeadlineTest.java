package dev.parlance.internal.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.internal.execution.Timers;
import dev.parlance.internal.server.credential.CredentialDeadline;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** When credentials expire on a machine whose clock is set. */
class CredentialDeadlineTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final TwoClocks clocks = new TwoClocks();

    /** A time of day that is set, and a time that only passes. */
    private static final class TwoClocks implements Timers {
        private Instant now = NOON;
        private long nanos = Long.MAX_VALUE - 5;

        void pass(Duration time) {
            now = now.plus(time);
            nanos += time.toNanos();
        }

        void set(Duration change) {
            now = now.plus(change);
        }

        @Override
        public Timer schedule(Duration delay, Runnable task) {
            throw new AssertionError("nothing is scheduled here");
        }

        @Override
        public long nanoTime() {
            return nanos;
        }

        @Override
        public Instant now() {
            return now;
        }
    }

    private CredentialDeadline inTenMinutes() {
        return CredentialDeadline.of(NOON.plus(Duration.ofMinutes(10)), clocks);
    }

    private static void assertLeft(CredentialDeadline deadline, Duration time) {
        assertThat(Duration.ofNanos(deadline.nanosLeft())).isEqualTo(time);
    }

    @Test
    void timePasses() {
        CredentialDeadline deadline = inTenMinutes();
        clocks.pass(Duration.ofMinutes(4));
        assertLeft(deadline, Duration.ofMinutes(6));
        clocks.pass(Duration.ofMinutes(6));
        assertLeft(deadline, Duration.ZERO);
    }

    @Test
    void aClockThatIsSetBackGivesNoTime() {
        CredentialDeadline deadline = inTenMinutes();
        clocks.set(Duration.ofHours(-1));
        assertLeft(deadline, Duration.ofMinutes(10));
        clocks.pass(Duration.ofMinutes(10));
        assertLeft(deadline, Duration.ZERO);
    }

    @Test
    void aClockThatIsSetForwardTakesTime() {
        CredentialDeadline deadline = inTenMinutes();
        clocks.set(Duration.ofMinutes(7));
        assertLeft(deadline, Duration.ofMinutes(3));
        clocks.set(Duration.ofDays(7));
        assertLeft(deadline, Duration.ZERO);
    }

    @Test
    void noTimeIsTooFar() {
        assertThat(CredentialDeadline.of(Instant.MAX, clocks).nanosLeft()).isPositive();
        assertThat(CredentialDeadline.of(Instant.MIN, clocks).nanosLeft()).isZero();
    }
}
