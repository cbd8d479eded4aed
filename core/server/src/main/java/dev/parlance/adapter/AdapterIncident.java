package dev.parlance.adapter;

import dev.parlance.event.Incubating;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What has gone wrong between the servers of a cluster, or is well again. Holds nothing of what they send. Immutable. */
@Incubating
public final class AdapterIncident {
    private final Reason reason;
    private final @Nullable String namespace;
    private final String detail;
    private final long count;

    /** What it is. There may be more in a later version. */
    public enum Reason {
        /** The other servers cannot be reached any more. */
        OUTAGE_BEGAN,
        /** The other servers can be reached again. */
        OUTAGE_ENDED,
        /** Messages of other servers could not be understood, or exceeded a bound: they were dropped. */
        MALFORMED_MESSAGE,
        /** Messages to other servers exceed a bound, or hold what cannot be sent: they were not sent. */
        UNSENDABLE_MESSAGE,
        /** Messages were dropped, since the other servers could not be reached, or more waited than may. */
        DROPPED_MESSAGE,
        /** Messages that other servers have sent did not arrive. */
        SUBSCRIPTION_GAP
    }

    private AdapterIncident(Reason reason, @Nullable String namespace, String detail, long count) {
        this.reason = Objects.requireNonNull(reason, "reason");
        this.namespace = namespace;
        this.detail = Objects.requireNonNull(detail, "detail");
        this.count = count;
    }

    /**
     * An incident.
     *
     * @param detail as {@link #detail}
     * @param count as {@link #count}
     */
    public static AdapterIncident of(Reason reason, String detail, long count) {
        return new AdapterIncident(reason, null, detail, count);
    }

    /** The same in a namespace, by its label. */
    public AdapterIncident withNamespace(String label) {
        return new AdapterIncident(reason, Objects.requireNonNull(label, "label"), detail, count);
    }

    /** What it is. Fit for a metric's label. */
    public Reason reason() {
        return reason;
    }

    /**
     * The namespace's name, or the pattern of its parent namespace if it was made on demand; null for an outage, which is of all
     * namespaces. Fit for a metric's label.
     */
    public @Nullable String namespace() {
        return namespace;
    }

    /** More about it: one line for an operator, without anything of a payload. */
    public String detail() {
        return detail;
    }

    /** How many messages it is about; 0 where none is lost, or nobody knows. */
    public long count() {
        return count;
    }

    @Override
    public String toString() {
        return reason + (namespace == null ? "" : " on " + namespace) + ": " + detail;
    }
}
