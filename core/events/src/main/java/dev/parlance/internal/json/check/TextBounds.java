package dev.parlance.internal.json.check;

import dev.parlance.event.Limit;
import dev.parlance.event.Limits;
import org.jspecify.annotations.Nullable;

/**
 * What a text may be.
 *
 * @param kind its kind
 * @param max its maximum length, in the unit of its kind
 * @param notBlank whether it must have a character that is not white space
 */
public record TextBounds(Limit.Kind kind, int max, boolean notBlank) {

    /** The bounds that a limit sets on a server; {@code null} is no limit on a text. */
    public static TextBounds of(@Nullable Limit limit, Limits limits) {
        return limit == null
                ? new TextBounds(Limit.Kind.TEXT, limits.text(), false)
                : new TextBounds(
                        limit.value(), limit.max() > 0 ? limit.max() : max(limit.value(), limits), limit.notBlank());
    }

    private static int max(Limit.Kind kind, Limits limits) {
        return switch (kind) {
            case ID, NAME -> limits.name();
            case TOKEN -> limits.token();
            case URL -> limits.url();
            case TEXT -> limits.text();
            case NONE -> Integer.MAX_VALUE;
        };
    }

    /** Its minimum length. */
    public int min() {
        return kind == Limit.Kind.ID ? 1 : 0;
    }

    /** Whether its length is counted in bytes, not in characters. */
    public boolean inBytes() {
        return kind != Limit.Kind.ID && kind != Limit.Kind.NAME;
    }

    /** What is wrong with a text, as a sentence without its subject; null if nothing is. */
    @Nullable
    String violation(String text) {
        if (text.length() < min() || isTooLong(text)) {
            return "must have " + (min() > 0 ? min() + " to " : "at most ") + max
                    + (inBytes() ? " bytes" : " characters");
        }
        if (notBlank && text.isBlank()) {
            return "must not be blank";
        }
        return wrongCharacter(text);
    }

    private boolean isTooLong(String text) {
        if (!inBytes()) {
            return text.length() > max;
        }
        // A character (UTF-16 unit) is at most three bytes.
        return text.length() > max / 3 && utf8Length(text) > max;
    }

    // Not every database can store these.
    private @Nullable String wrongCharacter(String text) {
        return switch (kind) {
            case TOKEN, URL, NONE -> null;
            case TEXT -> nul(text);
            case ID, NAME -> hasHalfPair(text) ? "must not contain half a surrogate pair" : nul(text);
        };
    }

    private static @Nullable String nul(String text) {
        return text.indexOf('\0') < 0 ? null : "must not contain the character U+0000";
    }

    private static boolean hasHalfPair(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (!Character.isSupplementaryCodePoint(text.codePointAt(i))) {
                    return true;
                }
                i++;
            }
        }
        return false;
    }

    static long utf8Length(String text) {
        long length = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                length++;
            } else if (c < 0x800 || Character.isSurrogate(c)) {
                // A pair is four bytes.
                length += 2;
            } else {
                length += 3;
            }
        }
        return length;
    }
}
