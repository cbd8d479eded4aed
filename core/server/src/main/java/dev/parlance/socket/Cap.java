package dev.parlance.socket;

import dev.parlance.event.Enforcement;
import dev.parlance.event.Incubating;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How many there may be at the same time. Immutable. */
@Incubating
public final class Cap {
    private static final Cap UNLIMITED = new Cap(Integer.MAX_VALUE, Enforcement.ENFORCE);

    private final int max;
    private final Enforcement enforcement;

    private Cap(int max, Enforcement enforcement) {
        this.max = max;
        this.enforcement = enforcement;
    }

    /**
     * So many at the same time.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public static Cap of(int max) {
        if (max < 1) {
            throw new IllegalArgumentException("a cap must be positive: " + max);
        }
        return new Cap(max, Enforcement.ENFORCE);
    }

    /** As many as there are. */
    public static Cap unlimited() {
        return UNLIMITED;
    }

    /** The same, enforced or only reported; enforced by default. */
    public Cap with(Enforcement how) {
        return new Cap(max, Objects.requireNonNull(how, "how"));
    }

    /** How many. */
    public int max() {
        return max;
    }

    /** What becomes of what exceeds it. */
    public Enforcement enforcement() {
        return enforcement;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Cap cap && max == cap.max && enforcement == cap.enforcement;
    }

    @Override
    public int hashCode() {
        return Objects.hash(max, enforcement);
    }

    @Override
    public String toString() {
        return max == Integer.MAX_VALUE ? "unlimited" : String.valueOf(max);
    }
}
