/**
 * Writes contracts as a reference in Markdown. Not for applications, which use
 * {@link dev.parlance.contract.Contracts}.
 *
 * <p>May import: {@code contract.model}, {@code contract.typescript}, the JDK, JSpecify.
 */
@NullMarked
package dev.parlance.contract.reference;

import org.jspecify.annotations.NullMarked;
