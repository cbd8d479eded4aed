package dev.parlance.catalogue.jdbc;

import java.sql.SQLDataException;

/** Refuses texts that a database would change: some store half a surrogate pair as a question mark, and no U+0000. */
final class StorableText {
    /** SQL's "character not in repertoire". */
    private static final String SQL_STATE = "22021";

    private StorableText() {}

    /**
     * Returns the text.
     *
     * @throws SQLDataException if two such texts could become the same
     */
    static String checked(String text) throws SQLDataException {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                throw new SQLDataException("a text with the character U+0000", SQL_STATE);
            }
            if (Character.isSurrogate(c)) {
                if (!Character.isSupplementaryCodePoint(text.codePointAt(i))) {
                    throw new SQLDataException("a text with half a surrogate pair", SQL_STATE);
                }
                i++;
            }
        }
        return text;
    }
}
