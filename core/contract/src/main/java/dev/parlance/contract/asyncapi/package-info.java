/**
 * Writes a contract as an AsyncAPI document with JSON Schemas. Not for applications, which use
 * {@link dev.parlance.contract.Contracts}.
 *
 * <p>May import: {@code contract.model}, {@code contract.json}, the JDK, JSpecify.
 */
@NullMarked
package dev.parlance.contract.asyncapi;

import org.jspecify.annotations.NullMarked;
