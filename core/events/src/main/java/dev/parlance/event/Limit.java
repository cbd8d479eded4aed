package dev.parlance.event;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Sets the kind of a text from a client, and with it the maximum length: {@code record Join(@Limit(ID) String chatId)}, or
 * {@code List<@Limit(ID) String>} for each element. On any JSON ({@code @Limit(TEXT) Object message}) it applies if the value
 * is a string. A {@code String} without the annotation is a {@link Kind#TEXT}. The server sets the limit of each kind, see
 * {@link Limits}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE_USE)
public @interface Limit {
    /** The kind of the text. */
    Kind value();

    /** A kind of text. */
    enum Kind {
        /** An identifier: not empty, at most {@link Limits#name()} characters, none of them U+0000. */
        ID,
        /** A short text: at most {@link Limits#name()} characters, none of them U+0000. */
        NAME,
        /** A credential: at most {@link Limits#token()} bytes. */
        TOKEN,
        /** An address: at most {@link Limits#url()} bytes. */
        URL,
        /** Text that people write: at most {@link Limits#text()} bytes. */
        TEXT,
        /** No limit but the maximum size of a message. */
        NONE
    }
}
