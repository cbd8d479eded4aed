package dev.parlance;

import dev.parlance.internal.configuration.Bound;
import java.time.Duration;
import java.util.regex.Pattern;

/** The bounds of options that are one value each, however they were set. */
final class OptionBounds {
    private static final Pattern PATHS = Pattern.compile("/[\\w.~!$&'()*+,;=:@-][\\w.~!$&'()*+,;=:@/-]*");
    private static final Duration YEAR = Duration.ofDays(366);

    static final Bound<Integer> PORT = Bound.of("be 0 to 65535", port -> port >= 0 && port <= 65_535);
    static final Bound<String> PATH = Bound.of(
            "begin with a slash and name something, unencoded",
            path -> PATHS.matcher(path).matches());
    static final Bound<Integer> MAX_PAYLOAD = Bound.of("be at least 1000 bytes", bytes -> bytes >= 1_000);
    static final Bound<Integer> NOT_NEGATIVE = Bound.of("not be negative", count -> count >= 0);
    static final Bound<Integer> POSITIVE = Bound.of("be positive", count -> count > 0);

    private static final Bound<Duration> AT_MOST_A_YEAR =
            Bound.of("not be longer than a year", time -> time.compareTo(YEAR) <= 0);

    // Clients are told milliseconds.
    static final Bound<Duration> TIME = Bound.<Duration>of(
                    "be positive, at least 1 ms", time -> time.compareTo(Duration.ofMillis(1)) >= 0)
            .and(AT_MOST_A_YEAR);
    static final Bound<Duration> TIME_OR_NONE =
            Bound.<Duration>of("not be negative", time -> !time.isNegative()).and(AT_MOST_A_YEAR);

    private OptionBounds() {}
}
