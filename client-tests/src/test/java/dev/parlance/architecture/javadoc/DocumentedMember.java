package dev.parlance.architecture.javadoc;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A public or protected type or member of the public API.
 *
 * @param file the source that it stands in
 * @param line where it is declared
 * @param type the type, or the type that it is a member of; with those around it
 * @param name the member's name; the type's for a type
 * @param isOperator whether it is a method that does something, and not one that only returns what is there
 * @param comment its Javadoc; null if it has none
 */
record DocumentedMember(
        Path file,
        long line,
        String type,
        String name,
        boolean isOperator,
        @Nullable String comment) {
    boolean hasExample() {
        return comment != null && comment.contains("<pre>{@code");
    }

    /** Whether it is the type itself, and its example calls that method. */
    boolean shows(String method) {
        return name.isEmpty() && hasExample() && comment.contains("." + method + "(");
    }

    /** Where it is and what. */
    @Override
    public String toString() {
        return file + ":" + line + ": " + type + (name.isEmpty() ? "" : "." + name);
    }
}
