/**
 * Converts records and plain Java values to JSON and back, and validates what clients send. The only package that uses
 * Jackson's databind; no public signature contains a type of Jackson.
 *
 * <p>May import: the JDK, Jackson, {@code event}.
 */
@NullMarked
package dev.parlance.internal.json;

import org.jspecify.annotations.NullMarked;
