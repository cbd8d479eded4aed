/**
 * Compares two AsyncAPI documents of a catalogue: which changes break clients? Not for applications, which use
 * {@link dev.parlance.contract.Contracts}.
 *
 * <p>May import: {@code contract.model}, {@code contract.json}, {@code event}, {@code internal.json}, the JDK, JSpecify.
 */
@NullMarked
package dev.parlance.contract.compare;

import org.jspecify.annotations.NullMarked;
