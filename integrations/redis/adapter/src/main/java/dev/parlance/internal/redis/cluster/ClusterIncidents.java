package dev.parlance.internal.redis.cluster;

import dev.parlance.adapter.AdapterIncident;
import dev.parlance.internal.redis.wire.MalformedMessageException;
import dev.parlance.internal.redis.wire.UnsendableMessageException;
import java.util.concurrent.CompletionException;

/** What is reported to the operator, without anything of a payload. */
final class ClusterIncidents {
    private ClusterIncidents() {}

    static AdapterIncident malformed(MalformedMessageException e) {
        return AdapterIncident.of(AdapterIncident.Reason.MALFORMED_MESSAGE, String.valueOf(e.getMessage()), 1);
    }

    static AdapterIncident unsendable(UnsendableMessageException e) {
        return AdapterIncident.of(AdapterIncident.Reason.UNSENDABLE_MESSAGE, String.valueOf(e.getMessage()), 1);
    }

    static AdapterIncident lost(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return AdapterIncident.of(
                AdapterIncident.Reason.DROPPED_MESSAGE,
                "Redis has not taken a message: " + cause.getClass().getSimpleName(),
                1);
    }

    static AdapterIncident overflow(long count) {
        return AdapterIncident.of(
                AdapterIncident.Reason.DROPPED_MESSAGE, "more messages of other servers waited than may", count);
    }

    static AdapterIncident missing(long count) {
        return AdapterIncident.of(
                AdapterIncident.Reason.SUBSCRIPTION_GAP, "messages of another server did not arrive", count);
    }

    static AdapterIncident gap(String detail) {
        return AdapterIncident.of(AdapterIncident.Reason.SUBSCRIPTION_GAP, detail, 0);
    }
}
