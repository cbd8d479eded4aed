package dev.parlance.socket;

import dev.parlance.event.Incubating;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A limit was exceeded. Immutable. */
@Incubating
public final class LimitHit {
    private final String limit;
    private final boolean enforced;
    private final @Nullable String address;
    private final @Nullable String event;
    private final String detail;

    private LimitHit(String limit, boolean enforced, @Nullable String address, @Nullable String event, String detail) {
        this.limit = Objects.requireNonNull(limit, "limit");
        this.enforced = enforced;
        this.address = address;
        this.event = event;
        this.detail = Objects.requireNonNull(detail, "detail");
    }

    /**
     * A limit was exceeded.
     *
     * @param limit as {@link #limit}
     */
    public static LimitHit of(String limit, boolean enforced, @Nullable String address, String detail) {
        return new LimitHit(limit, enforced, address, null, detail);
    }

    /** The same, by an event of that name. */
    public LimitHit withEvent(String event) {
        return new LimitHit(limit, enforced, address, Objects.requireNonNull(event, "event"), detail);
    }

    /** Which limit: the name of the option that changes it, or {@code connection} for a bound of one connection. */
    public String limit() {
        return limit;
    }

    /** Whether what exceeds it was refused; false if the limit only reports. */
    public boolean isEnforced() {
        return enforced;
    }

    /** The client's address without its port; null if it is not known. */
    public @Nullable String address() {
        return address;
    }

    /** The event, if a handler is registered for it; else null. Fit for a metric's label. */
    public @Nullable String event() {
        return event;
    }

    /** What it was: one line for a person, in which a client's text is escaped. */
    public String detail() {
        return detail;
    }

    @Override
    public String toString() {
        return limit + ": " + detail;
    }
}
