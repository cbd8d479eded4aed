/**
 * Records and plain Java values to and from JSON, and the validation of what clients send. Alone sees Jackson's databind; no
 * type of Jackson stands in a public signature.
 *
 * <p>May import: the JDK, Jackson, {@code event}.
 */
@NullMarked
package dev.parlance.internal.json;

import org.jspecify.annotations.NullMarked;
