package dev.parlance.socket;

import dev.parlance.event.Incubating;
import dev.parlance.event.RefusalCode;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How the handling of a client's event has ended. Immutable. */
@Incubating
public final class HandledEvent {
    private final String namespace;
    private final @Nullable String event;
    private final @Nullable String refusal;
    private final Duration duration;

    private HandledEvent(String namespace, @Nullable String event, @Nullable String refusal, Duration duration) {
        this.namespace = Objects.requireNonNull(namespace, "namespace");
        this.event = event;
        this.refusal = refusal;
        this.duration = Objects.requireNonNull(duration, "duration");
    }

    /**
     * An event was handled.
     *
     * @param namespace as {@link #namespace}
     * @param event as {@link #event}
     * @param refusal as {@link #refusal}
     */
    public static HandledEvent of(
            String namespace, @Nullable String event, @Nullable String refusal, Duration duration) {
        return new HandledEvent(namespace, event, refusal, duration);
    }

    /** The namespace's name, or the pattern of its parent namespace if it was made on demand. Fit for a metric's label. */
    public String namespace() {
        return namespace;
    }

    /** The event's name, if a handler is registered for it; else null, as clients can send any name. Fit for a metric's label. */
    public @Nullable String event() {
        return event;
    }

    /** The code with which it was refused, one of {@link RefusalCode} or the application's; null if it was not. */
    public @Nullable String refusal() {
        return refusal;
    }

    /** How long it took from the beginning of its handling, without the time that it waited for others of its socket. */
    public Duration duration() {
        return duration;
    }

    @Override
    public String toString() {
        return event + ": " + (refusal == null ? "handled" : refusal) + " after " + duration.toMillis() + " ms";
    }
}
