/**
 * Tests of Spring Boot applications with a Parlance server.
 *
 * <p>May import: {@code dev.parlance}, {@code binding}, {@code socket}, {@code event}, {@code spring}, {@code testkit}, Spring.
 */
@NullMarked
package dev.parlance.spring.test;

import org.jspecify.annotations.NullMarked;
