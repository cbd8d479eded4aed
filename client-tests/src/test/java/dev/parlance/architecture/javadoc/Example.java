package dev.parlance.architecture.javadoc;

import java.nio.file.Path;

/**
 * A code block of a Javadoc comment.
 *
 * @param file the source that it stands in
 * @param line the line on which it begins
 * @param code its text
 */
record Example(Path file, int line, String code) {
    /** Whether it shows Java, not a JSON text. */
    boolean isJava() {
        String text = code.strip();
        return !(text.startsWith("{") || text.startsWith("["));
    }
}
