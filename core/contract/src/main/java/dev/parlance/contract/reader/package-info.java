/**
 * Reads a contract from the tokens and the records of a catalogue and from their Javadoc. Not for applications, which use
 * {@link dev.parlance.contract.Contracts}.
 *
 * <p>May import: {@code contract.model}, {@code event}, {@code internal.json}, the JDK with its compiler, Jackson's annotations, JSpecify.
 */
@NullMarked
package dev.parlance.contract.reader;

import org.jspecify.annotations.NullMarked;
