package dev.parlance.contract.compare;

import java.util.Map;
import java.util.Optional;

/** How often a client may send an event: a number of times in a period, both 0 if there is no rate. */
record SendRate(long count, long periodMs) {
    static SendRate of(Map<String, Object> rate) {
        return rate.get("count") instanceof Number count && rate.get("periodMs") instanceof Number period
                ? new SendRate(count.longValue(), period.longValue())
                : new SendRate(0, 0);
    }

    /** What a client of the earlier rate may no longer do, as the end of a sentence; empty if it may do all of it. */
    Optional<String> breaks(SendRate earlier) {
        boolean allowed =
                count == 0 || earlier.count != 0 && count >= earlier.count && perSecond() >= earlier.perSecond();
        return allowed
                ? Optional.empty()
                : Optional.of(" may now be sent at most " + count + " times in " + periodMs + " ms");
    }

    private double perSecond() {
        return 1000.0 * count / periodMs;
    }
}
