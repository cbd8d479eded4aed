package dev.parlance.internal.json;

import dev.parlance.event.Limit;
import dev.parlance.event.Limits;
import org.jspecify.annotations.Nullable;

/** Checks the length of a text against the limit of its kind. */
interface TextLimit {
    /** The violation, as a sentence without its subject; null if there is none. */
    @Nullable
    String of(String text);

    /** The check for a kind; null if the kind has no limit. */
    static @Nullable TextLimit of(Limit.Kind kind, Limits limits) {
        return switch (kind) {
            case ID -> characters(1, limits.name());
            case NAME -> characters(0, limits.name());
            case TOKEN -> bytes(limits.token());
            case URL -> bytes(limits.url());
            case TEXT -> bytes(limits.text());
            case NONE -> null;
        };
    }

    private static TextLimit characters(int min, int max) {
        String length = min == 0 ? "must have at most " + max + " characters" : "must have 1 to " + max + " characters";
        return text -> {
            if (text.length() < min || text.length() > max) {
                return length;
            }
            // Not every database can store this character.
            return text.indexOf('\0') < 0 ? null : "must not contain the character U+0000";
        };
    }

    private static TextLimit bytes(int max) {
        String length = "must have at most " + max + " bytes";
        // A character (UTF-16 unit) is at most three bytes.
        return text -> text.length() <= max / 3 || utf8Length(text) <= max ? null : length;
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
