package dev.parlance.internal.json;

import dev.parlance.event.Limit;
import dev.parlance.event.Limits;
import org.jspecify.annotations.Nullable;

/** Says of a text whether it is longer than its kind may be. */
interface TextCheck {
    /** What is wrong with a text, a sentence without its subject; null if nothing is. */
    @Nullable
    String of(String text);

    /** The check of a kind; null for one that has none. */
    static @Nullable TextCheck of(Limit.Kind kind, Limits limits) {
        return switch (kind) {
            case ID -> characters(1, limits.name());
            case NAME -> characters(0, limits.name());
            case TOKEN -> bytes(limits.token());
            case URL -> bytes(limits.url());
            case TEXT -> bytes(limits.text());
            case NONE -> null;
        };
    }

    private static TextCheck characters(int least, int most) {
        String length =
                least == 0 ? "must have at most " + most + " characters" : "must have 1 to " + most + " characters";
        return text -> {
            if (text.length() < least || text.length() > most) {
                return length;
            }
            // Databases that keep texts do not all keep this one.
            return text.indexOf('\0') < 0 ? null : "must not contain the character U+0000";
        };
    }

    private static TextCheck bytes(int most) {
        String length = "must have at most " + most + " bytes";
        // A character (UTF-16 unit) is at most three bytes.
        return text -> text.length() <= most / 3 || utf8Length(text) <= most ? null : length;
    }

    private static long utf8Length(String text) {
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
