package dev.parlance.socket;

import dev.parlance.event.Incubating;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Code of the application that has failed. Immutable. */
@Incubating
public final class FailedHandler {
    private final String what;
    private final @Nullable String namespace;
    private final @Nullable String event;
    private final Throwable cause;

    private FailedHandler(String what, @Nullable String namespace, @Nullable String event, Throwable cause) {
        this.what = Objects.requireNonNull(what, "what");
        this.namespace = namespace;
        this.event = event;
        this.cause = Objects.requireNonNull(cause, "cause");
    }

    /**
     * Code of the application has failed.
     *
     * @param what as {@link #what}
     */
    public static FailedHandler of(String what, Throwable cause) {
        return new FailedHandler(what, null, null, cause);
    }

    /** The same, of a namespace. */
    public FailedHandler withNamespace(String namespace) {
        return new FailedHandler(what, Objects.requireNonNull(namespace, "namespace"), event, cause);
    }

    /** The same, on an event. */
    public FailedHandler withEvent(String event) {
        return new FailedHandler(what, namespace, Objects.requireNonNull(event, "event"), cause);
    }

    /** What has failed, one of a few: {@code handler}, {@code sign-in}, {@code connect listener}, {@code HTTP handler}. Fit for a metric's label. */
    public String what() {
        return what;
    }

    /**
     * The namespace's name, or the pattern of its parent namespace if it was made on demand; null if there is none. Fit for a
     * metric's label.
     */
    public @Nullable String namespace() {
        return namespace;
    }

    /** The event's name, if a handler is registered for it; else null. Fit for a metric's label. */
    public @Nullable String event() {
        return event;
    }

    /** What was thrown. Its text is the application's, and may hold anything. */
    public Throwable cause() {
        return cause;
    }

    @Override
    public String toString() {
        return what + (event == null ? "" : " of " + event) + ": "
                + cause.getClass().getName();
    }
}
