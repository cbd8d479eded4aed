/**
 * Texts of a configuration to values and back: durations, sizes, rates, lists; bounds; the known name that is nearest to an unknown
 * one; and the entry of the log that shows them all.
 *
 * <p>May import: {@code event}, {@code socket}.
 */
@NullMarked
package dev.parlance.internal.configuration;

import org.jspecify.annotations.NullMarked;
