/**
 * Writes JSON. Not for applications, which use {@link dev.parlance.contract.Contracts}.
 *
 * <p>May import: the JDK, JSpecify.
 */
@NullMarked
package dev.parlance.contract.json;

import org.jspecify.annotations.NullMarked;
