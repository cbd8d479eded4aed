/**
 * The contract of a catalogue as values: its events, their types, its acks. What writes a contract is a function of these
 * alone. Not for applications, which use {@link dev.parlance.contract.Contracts}.
 *
 * <p>May import: {@code event}, the JDK, JSpecify.
 */
@NullMarked
package dev.parlance.contract.model;

import org.jspecify.annotations.NullMarked;
