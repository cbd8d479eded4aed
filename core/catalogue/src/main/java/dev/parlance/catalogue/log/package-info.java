/**
 * The ordered log: what must not be missed is appended to a stream of it, gets the next number there, and is delivered in that
 * order, at least once, after a crash too.
 *
 * <p>May import: {@code socket}, {@code catalogue.jdbc}, the JDK, JSpecify, SLF4J.
 */
@NullMarked
package dev.parlance.catalogue.log;

import org.jspecify.annotations.NullMarked;
