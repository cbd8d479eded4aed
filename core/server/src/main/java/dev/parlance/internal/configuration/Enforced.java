package dev.parlance.internal.configuration;

import dev.parlance.event.Enforcement;
import dev.parlance.event.Rate;
import dev.parlance.socket.Cap;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A rate or a cap, and what becomes of what exceeds it: {@code 5000/10s}, {@code 100 REPORT}, {@code unlimited}.
 *
 * @param how null where the text leaves it open
 */
public record Enforced<T>(T limit, @Nullable Enforcement how) {
    private static final Pattern PARTS = Pattern.compile("(\\S+?)(?:\\s+(enforce|report))?", Pattern.CASE_INSENSITIVE);
    private static final String UNLIMITED = "unlimited";

    /** That rate with its enforcement. */
    public static Enforced<Rate> of(Rate rate) {
        return new Enforced<>(rate, rate.enforcement());
    }

    /** That cap with its enforcement. */
    public static Enforced<Cap> of(Cap cap) {
        return new Enforced<>(cap, cap.enforcement());
    }

    static Enforced<Rate> parseRate(String text) {
        return parse(text, "a rate, as in 5000/10s, 10/1s REPORT or unlimited", part -> {
            if (part.equalsIgnoreCase(UNLIMITED)) {
                return Rate.unlimited();
            }
            String[] halves = part.split("/", -1);
            return halves.length == 2 ? Rate.of(Long.parseLong(halves[0]), DurationText.parse(halves[1])) : null;
        });
    }

    static Enforced<Cap> parseCap(String text) {
        return parse(
                text,
                "a number, as in 100, 100 REPORT or unlimited",
                part -> part.equalsIgnoreCase(UNLIMITED) ? Cap.unlimited() : Cap.of(Integer.parseInt(part)));
    }

    private static <T> Enforced<T> parse(String text, String what, Function<String, @Nullable T> limit) {
        Matcher matcher = PARTS.matcher(text);
        try {
            T value = matcher.matches() ? limit.apply(matcher.group(1)) : null;
            if (value != null) {
                String how = matcher.group(2);
                return new Enforced<>(value, how == null ? null : Enforcement.valueOf(how.toUpperCase(Locale.ROOT)));
            }
        } catch (NumberFormatException malformed) {
            // As what does not match.
        }
        throw new IllegalArgumentException("it must be " + what + ": \"" + text + "\"");
    }

    static String printRate(Enforced<Rate> rate) {
        Rate limit = rate.limit();
        return print(
                limit.isUnlimited() ? UNLIMITED : limit.count() + "/" + DurationText.print(limit.period()), rate.how());
    }

    static String printCap(Enforced<Cap> cap) {
        return print(cap.limit().toString(), cap.how());
    }

    private static String print(String limit, @Nullable Enforcement how) {
        return how == Enforcement.REPORT ? limit + " REPORT" : limit;
    }
}
