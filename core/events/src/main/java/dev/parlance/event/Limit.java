package dev.parlance.event;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Limits one value that clients send. What exceeds its limit is refused with {@code validation-failed} and the path of the
 * field, before any handler runs:
 *
 * <pre>{@code
 * record Post(
 *         @Limit(ID) String chatId,                              // the server's limit of ids: 1 to 128 characters
 *         @Limit(value = TEXT, notBlank = true) String content,  // the server's limit of texts: at most 16 KiB
 *         @Limit(value = NAME, max = 40) String title,           // at most 40 characters, on every server
 *         @Limit(entries = 100) List<@Limit(ID) String> readers, // at most 100 ids
 *         @Nullable @Limit(json = 65_536) Object data) {}        // any JSON of at most 64 KiB
 * }</pre>
 *
 * <p>What is not set here is as the server's {@link Limits} say. A {@code String} without the annotation is a
 * {@link Kind#TEXT}. On any JSON a kind ({@code @Limit(TEXT) Object message}) applies if the value is a string. A limit that
 * does not fit the type that it is on, such as {@code entries} on a {@code String}, is refused when the event is registered.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE_USE)
public @interface Limit {
    /** The kind of the text; {@link Kind#TEXT} by default. */
    Kind value() default Kind.TEXT;

    /**
     * The maximum length of the text, in the unit of its kind, in place of the server's limit of that kind; 0 for the
     * server's.
     */
    int max() default 0;

    /** Whether the text must have a character that is not white space. */
    boolean notBlank() default false;

    /** The maximum number of entries of the list, array or map, in place of {@link Limits#entries()}; 0 for the server's. */
    int entries() default 0;

    /**
     * The maximum size of any JSON in bytes, in place of {@link Limits#json()}; 0 for the server's. On {@code Object}, and
     * on a list or map of it. The size is that of the shortest JSON in UTF-8; binary counts by its bytes. A string is
     * measured as JSON too; no kind applies to it.
     */
    int json() default 0;

    /** A kind of text. */
    enum Kind {
        /**
         * An identifier: not empty, at most {@link Limits#name()} characters, with neither the character U+0000 nor half a
         * surrogate pair, which databases cannot store.
         */
        ID,
        /** A short text: at most {@link Limits#name()} characters, with the same exceptions as an identifier. */
        NAME,
        /** A credential: at most {@link Limits#token()} bytes. */
        TOKEN,
        /** An address: at most {@link Limits#url()} bytes. */
        URL,
        /** Text that people write: at most {@link Limits#text()} bytes, without the character U+0000. */
        TEXT,
        /** No limit but the maximum size of a message, unless {@link Limit#max()} sets one in bytes. */
        NONE
    }
}
