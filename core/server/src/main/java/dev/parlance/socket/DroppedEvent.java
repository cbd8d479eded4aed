package dev.parlance.socket;

import dev.parlance.event.Incubating;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Events that have reached nobody. Immutable. */
@Incubating
public final class DroppedEvent {
    private final Reason reason;
    private final String namespace;
    private final @Nullable String event;
    private final int count;

    /** Why. There may be more reasons in a later version. */
    public enum Reason {
        /** A client has sent what nobody handles; it was refused, or ignored where {@link UnknownEvents#IGNORE} says so. */
        UNKNOWN,
        /** A volatile event was not sent to sockets whose connection would have had to wait. */
        VOLATILE
    }

    private DroppedEvent(Reason reason, String namespace, @Nullable String event, int count) {
        this.reason = Objects.requireNonNull(reason, "reason");
        this.namespace = Objects.requireNonNull(namespace, "namespace");
        this.event = event;
        this.count = count;
    }

    /**
     * Events were dropped.
     *
     * @param namespace as {@link #namespace}
     * @param event as {@link #event}
     * @param count as {@link #count}
     */
    public static DroppedEvent of(Reason reason, String namespace, @Nullable String event, int count) {
        return new DroppedEvent(reason, namespace, event, count);
    }

    /** Why. Fit for a metric's label. */
    public Reason reason() {
        return reason;
    }

    /** The namespace's name, or the pattern of its parent namespace if it was made on demand. Fit for a metric's label. */
    public String namespace() {
        return namespace;
    }

    /** As {@link SentEvent#event}; null for what a client has sent, as clients can send any name. Fit for a metric's label. */
    public @Nullable String event() {
        return event;
    }

    /** For how many sockets it was dropped, at least 1. */
    public int count() {
        return count;
    }

    @Override
    public String toString() {
        return reason + ": " + event + " for " + count + " on " + namespace;
    }
}
