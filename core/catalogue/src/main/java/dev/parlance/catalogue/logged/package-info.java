/**
 * Rooms whose events are kept and numbered, so that clients that were away catch up with what they missed.
 *
 * <p>May import: {@code socket}, {@code event}, {@code catalogue.jdbc}, {@code catalogue.log}, {@code catalogue.platform} (its
 * installations), {@code catalogue.platform.access}, {@code catalogue.platform.order}, Jackson's annotations, the JDK, JSpecify,
 * SLF4J.
 */
@NullMarked
package dev.parlance.catalogue.logged;

import org.jspecify.annotations.NullMarked;
