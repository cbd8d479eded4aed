package dev.parlance;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a test that shows one of the 25 numbered points at which netty-socketio is unsound
 * ({@code docs/netty-socketio.md}) to be right here.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface TransportPoint {
    /** The point's numbers, 1 to 25. */
    int[] value();
}
