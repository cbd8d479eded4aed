/**
 * Writes a contract as TypeScript. Not for applications, which use {@link dev.parlance.contract.Contracts}.
 *
 * <p>May import: {@code contract.model}, {@code contract.json}, the JDK, JSpecify.
 */
@NullMarked
package dev.parlance.contract.typescript;

import org.jspecify.annotations.NullMarked;
