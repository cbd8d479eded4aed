package dev.parlance.adapter;

import dev.parlance.event.Incubating;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Whether the other servers can be reached, or why not. Immutable. */
@Incubating
public final class AdapterStatus {
    private static final AdapterStatus ALWAYS_HEALTHY = new AdapterStatus(null, null);

    private final @Nullable String reason;
    private final @Nullable Instant since;

    private AdapterStatus(@Nullable String reason, @Nullable Instant since) {
        this.reason = reason;
        this.since = since;
    }

    /** They can be, and always could. */
    public static AdapterStatus healthy() {
        return ALWAYS_HEALTHY;
    }

    /**
     * They can be again.
     *
     * @param since since when
     */
    public static AdapterStatus healthy(Instant since) {
        return new AdapterStatus(null, Objects.requireNonNull(since, "since"));
    }

    /**
     * They cannot be, or not all of them.
     *
     * @param reason why: one line for an operator, without addresses' passwords
     * @param since since when
     */
    public static AdapterStatus degraded(String reason, Instant since) {
        return new AdapterStatus(Objects.requireNonNull(reason, "reason"), Objects.requireNonNull(since, "since"));
    }

    /** Whether the other servers can be reached. */
    public boolean isHealthy() {
        return reason == null;
    }

    /** Why not; null if they can be. */
    public @Nullable String reason() {
        return reason;
    }

    /** Since when it is so; null if it has never been otherwise. */
    public @Nullable Instant since() {
        return since;
    }

    @Override
    public String toString() {
        return (reason == null ? "healthy" : "degraded: " + reason) + (since == null ? "" : ", since " + since);
    }
}
