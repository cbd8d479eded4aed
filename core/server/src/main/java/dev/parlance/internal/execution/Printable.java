package dev.parlance.internal.execution;

/** Escapes what a client has chosen for a log: one line, without control characters, and short. */
public final class Printable {
    private static final int MAX_CHARACTERS = 100;

    private Printable() {}

    /** The text of an object, escaped, and cut after 100 characters. */
    public static String of(Object chosen) {
        return of(chosen, MAX_CHARACTERS);
    }

    /** The text of an object, escaped, and cut after so many characters. */
    public static String of(Object chosen, int maxCharacters) {
        String text = chosen.toString();
        StringBuilder printable = new StringBuilder(Math.min(text.length(), maxCharacters) + 1);
        text.codePoints().limit(maxCharacters).forEach(c -> append(printable, c));
        return text.codePointCount(0, text.length()) > maxCharacters
                ? printable.append('…').toString()
                : printable.toString();
    }

    private static void append(StringBuilder printable, int c) {
        switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> printable.append(String.format("\\u{%x}", c));
            default -> printable.appendCodePoint(c);
        }
    }
}
