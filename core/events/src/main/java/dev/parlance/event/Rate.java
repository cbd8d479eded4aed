package dev.parlance.event;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How often something may happen: a token bucket. So many may happen at once, and within each further period as many again.
 *
 * <pre>{@code
 * Rate typing = Rate.of(5, Duration.ofSeconds(1));          // five at once, and five in each further second
 * Rate uploads = Rate.of(1_000, Duration.ofMinutes(1)).with(Enforcement.REPORT);
 * }</pre>
 *
 * <p>Immutable.
 */
@Incubating
public final class Rate {
    private static final Rate UNLIMITED = new Rate(Long.MAX_VALUE, Duration.ofSeconds(1), Enforcement.ENFORCE);
    private static final long MAX_COUNT = 1_000_000_000;
    private static final Duration MAX_PERIOD = Duration.ofDays(1);

    private final long count;
    private final Duration period;
    private final Enforcement enforcement;

    private Rate(long count, Duration period, Enforcement enforcement) {
        this.count = count;
        this.period = period;
        this.enforcement = enforcement;
    }

    /**
     * So many within a period.
     *
     * @param count 1 to a billion
     * @param period 1 millisecond to a day
     * @throws IllegalArgumentException if one is out of its bounds
     */
    public static Rate of(long count, Duration period) {
        if (count < 1 || count > MAX_COUNT) {
            throw new IllegalArgumentException("a rate's count must be 1 to " + MAX_COUNT + ": " + count);
        }
        if (period.compareTo(Duration.ofMillis(1)) < 0 || period.compareTo(MAX_PERIOD) > 0) {
            throw new IllegalArgumentException("a rate's period must be 1 ms to a day: " + period);
        }
        return new Rate(count, period, Enforcement.ENFORCE);
    }

    /** As often as anybody likes. */
    public static Rate unlimited() {
        return UNLIMITED;
    }

    /** The same, enforced or only reported; enforced by default. */
    public Rate with(Enforcement how) {
        return new Rate(count, period, Objects.requireNonNull(how, "how"));
    }

    /** How many within the period, and how many at once. */
    public long count() {
        return count;
    }

    /** The time after which as many may happen again. */
    public Duration period() {
        return period;
    }

    /** What becomes of what exceeds it. */
    public Enforcement enforcement() {
        return enforcement;
    }

    /** Whether it is no limit. */
    public boolean isUnlimited() {
        return count == Long.MAX_VALUE;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Rate rate
                && count == rate.count
                && period.equals(rate.period)
                && enforcement == rate.enforcement;
    }

    @Override
    public int hashCode() {
        return Objects.hash(count, period, enforcement);
    }

    /** As in {@code 10 in 1 s}. */
    @Override
    public String toString() {
        if (isUnlimited()) {
            return "unlimited";
        }
        return period.toMillis() % 1_000 == 0
                ? count + " in " + period.toSeconds() + " s"
                : count + " in " + period.toMillis() + " ms";
    }
}
