package dev.parlance.internal.server;

/** What a client has chosen as it may stand in a log: in one line, without what a terminal obeys, and short. */
final class Printable {
    private static final int LONGEST = 100;

    private Printable() {}

    static String of(Object chosen) {
        String text = chosen.toString();
        StringBuilder printable = new StringBuilder(Math.min(text.length(), LONGEST) + 1);
        text.codePoints().limit(LONGEST).forEach(c -> append(printable, c));
        return text.codePointCount(0, text.length()) > LONGEST
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
