/**
 * How a server is made of the beans of a Spring application, and started and closed with it.
 *
 * <p>May import: {@code dev.parlance}, {@code spring}, {@code binding}, {@code socket}, {@code event}, {@code http}, {@code adapter},
 * Spring, SLF4J.
 */
@NullMarked
package dev.parlance.internal.spring;

import org.jspecify.annotations.NullMarked;
