package dev.parlance.socket;

import dev.parlance.event.Incubating;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How a {@link SentRequest} has ended. Immutable. */
@Incubating
public final class RequestOutcome {
    private final AckException.@Nullable Reason failure;
    private final Duration duration;

    private RequestOutcome(AckException.@Nullable Reason failure, Duration duration) {
        this.failure = failure;
        this.duration = Objects.requireNonNull(duration, "duration");
    }

    /**
     * An outcome.
     *
     * @param failure as {@link #failure}
     */
    public static RequestOutcome of(AckException.@Nullable Reason failure, Duration duration) {
        return new RequestOutcome(failure, duration);
    }

    /**
     * Why there is no ack, {@code TIMEOUT} or {@code DISCONNECTED}; null if one has come, whether or not its answer fits. Fit for a
     * metric's label.
     */
    public AckException.@Nullable Reason failure() {
        return failure;
    }

    /** How long it took from when it was sent. */
    public Duration duration() {
        return duration;
    }

    @Override
    public String toString() {
        return (failure == null ? "answered" : failure.name()) + " after " + duration.toMillis() + " ms";
    }
}
