package dev.parlance.internal.server.rate;

import dev.parlance.event.Enforcement;
import dev.parlance.event.Refusal;
import dev.parlance.event.RefusalCode;
import dev.parlance.internal.server.report.ClientAddress;
import dev.parlance.internal.server.report.ServerReports;
import dev.parlance.socket.Cap;
import dev.parlance.socket.LimitHit;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What exceeds a limit is reported, and refused if the limit is enforced. */
record LimitChecks(ServerReports reports) {
    private static final Duration RETRY_CONNECTING = Duration.ofSeconds(10);

    /**
     * Takes tokens of a bucket.
     *
     * @param limit the name of the option
     * @param event the event's name if a handler is registered for it; else null
     * @return the refusal; null if it may go on
     */
    @Nullable
    Refusal take(
            TokenBucket bucket, long tokens, long now, String limit, InetSocketAddress remote, @Nullable String event) {
        long missing = bucket.take(tokens, now);
        if (missing == 0) {
            return null;
        }
        String detail = "more than " + bucket.rate() + (event == null ? "" : " of \"" + event + "\"");
        boolean enforced = report(bucket.rate().enforcement(), limit, remote, event, detail);
        return enforced ? refusal(Duration.ofNanos(missing)) : null;
    }

    /** Checks that one more fits under a cap; as {@link #take}. */
    @Nullable
    Refusal oneMore(Cap cap, int count, String limit, InetSocketAddress remote) {
        if (count < cap.max()) {
            return null;
        }
        boolean enforced = report(cap.enforcement(), limit, remote, null, "more than " + cap.max());
        return enforced ? refusal(RETRY_CONNECTING) : null;
    }

    private boolean report(
            Enforcement enforcement, String limit, InetSocketAddress remote, @Nullable String event, String detail) {
        boolean enforced = enforcement == Enforcement.ENFORCE;
        LimitHit hit = LimitHit.of(limit, enforced, ClientAddress.of(remote), detail);
        reports.limitHit(event == null ? hit : hit.withEvent(event));
        return enforced;
    }

    private static Refusal refusal(Duration retryAfter) {
        // Rounded up: who comes back at that moment is to be let in.
        return Refusal.of(RefusalCode.RATE_LIMITED, "too many; try again later")
                .withRetryAfter(Duration.ofMillis(retryAfter.plusNanos(999_999).toMillis()));
    }
}
