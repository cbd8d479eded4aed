/**
 * The language of the queries that clients follow, see {@code docs/query-filters.md}: read once, evaluated on
 * the server.
 *
 * <p>May import: {@code event}, the JDK, JSpecify.
 */
@NullMarked
package dev.parlance.catalogue.platform.subscription.filter;

import org.jspecify.annotations.NullMarked;
