package dev.parlance.binding;

import dev.parlance.event.Incubating;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The method is called for each socket that has connected, as a {@code ConnectListener} is: see {@link TypedListeners}. It takes
 * the socket, or the user, or nothing.
 */
@Documented
@Incubating
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface OnConnect {}
