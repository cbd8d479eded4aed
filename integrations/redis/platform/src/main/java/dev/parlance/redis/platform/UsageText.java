package dev.parlance.redis.platform;

import dev.parlance.catalogue.platform.integration.IntegrationEvents.Usage;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A usage as scripts return it: uses, failed ones, and the milliseconds of the last. */
final class UsageText {
    private static final int PARTS = 3;

    private UsageText() {}

    /**
     * Reads one.
     *
     * @return null if there is none
     * @throws MalformedValueException if it is none that a script returns
     */
    static @Nullable Usage of(List<String> parts) {
        if (parts.isEmpty()) {
            return null;
        }
        try {
            if (parts.size() == PARTS) {
                return new Usage(
                        count(parts.get(0)), count(parts.get(1)), Instant.ofEpochMilli(Long.parseLong(parts.get(2))));
            }
        } catch (NumberFormatException malformed) {
            throw new MalformedValueException(malformed);
        }
        throw new MalformedValueException(null);
    }

    private static int count(String text) {
        return (int) Math.min(Long.parseLong(text), Integer.MAX_VALUE);
    }
}
