/**
 * What Spring Boot's Actuator shows of a server.
 *
 * <p>May import: {@code socket}, {@code adapter}, Spring.
 */
@NullMarked
package dev.parlance.internal.spring.actuate;

import org.jspecify.annotations.NullMarked;
