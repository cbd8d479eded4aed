package dev.parlance.event;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says what a text is that a client sends, and so how long it may be: {@code record Join(@Limit(ID) String chatId)}, or
 * {@code List<@Limit(ID) String>} for each of several; on any JSON ({@code @Limit(TEXT) Object message}) it holds if that
 * is a text. A {@code String} without one is a {@link Kind#TEXT}. How much each kind may
 * have is the server's decision: {@link Limits}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE_USE)
public @interface Limit {
    /** What the text is. */
    Kind value();

    /** What a text can be. */
    enum Kind {
        /** What tells things apart: not empty, at most {@link Limits#name()} characters, none of them U+0000. */
        ID,
        /** A short text: at most {@link Limits#name()} characters, none of them U+0000. */
        NAME,
        /** A secret that proves something: at most {@link Limits#token()} bytes. */
        TOKEN,
        /** An address: at most {@link Limits#url()} bytes. */
        URL,
        /** What people write: at most {@link Limits#text()} bytes. */
        TEXT,
        /** Bounded only by the size of a message. */
        NONE
    }
}
