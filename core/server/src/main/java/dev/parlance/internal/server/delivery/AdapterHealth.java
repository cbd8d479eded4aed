package dev.parlance.internal.server.delivery;

import dev.parlance.adapter.AdapterStatus;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;

/** What the states of several adapters are together. */
public final class AdapterHealth {
    private AdapterHealth() {}

    /** That of the one that has been degraded for longest; else healthy, since the last was degraded. */
    public static AdapterStatus worst(Collection<AdapterStatus> several) {
        Comparator<AdapterStatus> bySince =
                Comparator.comparing(AdapterStatus::since, Comparator.nullsFirst(Comparator.<Instant>naturalOrder()));
        return several.stream()
                .filter(status -> !status.isHealthy())
                .min(bySince)
                .or(() -> several.stream().max(bySince))
                .orElse(AdapterStatus.healthy());
    }
}
