/**
 * Spring Security's context around the application's handlers.
 *
 * <p>May import: {@code socket}, {@code spring.security}, Spring.
 */
@NullMarked
package dev.parlance.internal.spring.security;

import org.jspecify.annotations.NullMarked;
