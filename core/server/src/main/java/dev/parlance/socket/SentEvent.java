package dev.parlance.socket;

import dev.parlance.event.Incubating;
import dev.parlance.event.ServerEvent;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An event that the server has sent to clients of this server. Immutable. */
@Incubating
public final class SentEvent {
    private final String namespace;
    private final @Nullable String event;
    private final int recipients;

    private SentEvent(String namespace, @Nullable String event, int recipients) {
        this.namespace = Objects.requireNonNull(namespace, "namespace");
        this.event = event;
        this.recipients = recipients;
    }

    /**
     * An event was sent.
     *
     * @param namespace as {@link #namespace}
     * @param event as {@link #event}
     * @param recipients as {@link #recipients}
     */
    public static SentEvent of(String namespace, @Nullable String event, int recipients) {
        return new SentEvent(namespace, event, recipients);
    }

    /** The namespace's name, or the pattern of its parent namespace if it was made on demand. Fit for a metric's label. */
    public String namespace() {
        return namespace;
    }

    /**
     * The {@linkplain ServerEvent#label label} of the token that it was sent by; null for untyped events, and for those that other
     * servers have sent. Fit for a metric's label.
     */
    public @Nullable String event() {
        return event;
    }

    /** How many sockets of this server it was sent to; 0 if there was none in the audience. */
    public int recipients() {
        return recipients;
    }

    @Override
    public String toString() {
        return event + " to " + recipients + " on " + namespace;
    }
}
