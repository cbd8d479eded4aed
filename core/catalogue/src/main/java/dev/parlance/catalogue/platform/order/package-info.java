/**
 * The order in which features do things, and the threads on which they wait for stores.
 *
 * <p>May import: {@code event}, {@code socket}, {@code catalogue.platform}, {@code catalogue.jdbc}, the JDK, JSpecify,
 * SLF4J.
 */
@NullMarked
package dev.parlance.catalogue.platform.order;

import org.jspecify.annotations.NullMarked;
