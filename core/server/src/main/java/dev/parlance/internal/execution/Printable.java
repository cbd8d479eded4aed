package dev.parlance.internal.execution;

/** Escapes what a client has chosen for a log: one line, without control characters, and short. */
public final class Printable {
    private static final int MAX_CHARACTERS = 100;

    private Printable() {}

    /** The text of an object, escaped, and cut after 100 characters. */
    public static String of(Object chosen) {
        String text = chosen.toString();
        StringBuilder printable = new StringBuilder(Math.min(text.length(), MAX_CHARACTERS) + 1);
        text.codePoints().limit(MAX_CHARACTERS).forEach(c -> append(printable, c));
        return text.codePointCount(0, text.length()) > MAX_CHARACTERS
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
