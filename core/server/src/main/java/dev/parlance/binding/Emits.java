package dev.parlance.binding;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The method of an interface emits that event: see {@link TypedEmitter}. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Emits {
    /** The event's exact name on the wire, or a pattern as {@code custom:<event>}. */
    String value();
}
