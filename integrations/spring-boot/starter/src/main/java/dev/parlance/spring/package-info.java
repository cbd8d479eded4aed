/**
 * A Parlance server in a Spring Boot application: what its beans are annotated with, and what they implement.
 * {@code spring.autoconfigure} makes the server of them.
 *
 * <p>May import: {@code dev.parlance}, {@code socket}, {@code event}, {@code binding}, Spring.
 */
@NullMarked
package dev.parlance.spring;

import org.jspecify.annotations.NullMarked;
