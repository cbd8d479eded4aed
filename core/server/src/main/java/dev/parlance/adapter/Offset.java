package dev.parlance.adapter;

import dev.parlance.event.Incubating;
import org.jspecify.annotations.Nullable;

/**
 * Where an event stands among all that a namespace has broadcast while connection state recovery is on. Clients receive it as the
 * last argument of the event and send the last one back when they reconnect. It is written as Redis writes the ids of a stream,
 * {@code 1700000000000-3}: two decimal numbers. Immutable; ordered by the first number, then the second.
 *
 * @param time the first number, usually milliseconds since 1970; not negative
 * @param sequence the second number; not negative
 */
@Incubating
public record Offset(long time, long sequence) implements Comparable<Offset> {
    /** Before every event. */
    public static final Offset START = new Offset(0, 0);

    /** The digits of the largest number. */
    private static final int MAX_DIGITS = 19;

    /** Refuses negative numbers. */
    public Offset {
        if (time < 0 || sequence < 0) {
            throw new IllegalArgumentException("an offset has no negative numbers");
        }
    }

    /** Reads an offset; null if the text is none. The text may be anything: it comes from clients. */
    public static @Nullable Offset parse(String text) {
        int dash = text.indexOf('-');
        if (!areDigits(text, 0, dash) || !areDigits(text, dash + 1, text.length())) {
            return null;
        }
        try {
            return new Offset(Long.parseLong(text, 0, dash, 10), Long.parseLong(text, dash + 1, text.length(), 10));
        } catch (NumberFormatException tooLarge) {
            return null;
        }
    }

    private static boolean areDigits(String text, int from, int to) {
        if (to <= from || to - from > MAX_DIGITS) {
            return false;
        }
        for (int i = from; i < to; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    /** Whether it stands behind another. */
    public boolean isAfter(Offset other) {
        return compareTo(other) > 0;
    }

    @Override
    public int compareTo(Offset other) {
        int byTime = Long.compare(time, other.time);
        return byTime == 0 ? Long.compare(sequence, other.sequence) : byTime;
    }

    /** As clients receive it. */
    @Override
    public String toString() {
        return time + "-" + sequence;
    }
}
