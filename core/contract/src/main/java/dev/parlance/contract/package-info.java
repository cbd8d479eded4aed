/**
 * What others than Java programs need to know of a catalogue, made from its tokens, its records and their Javadoc: types for
 * TypeScript, an AsyncAPI document, a table for people to read. {@link dev.parlance.contract.Contracts} is its command line.
 * {@link dev.parlance.contract.ContractReader} makes a {@link dev.parlance.contract.Contract}, once; what writes is a
 * function of that alone. Nothing of it is needed when a server runs.
 *
 * <p>May import: {@code event}, {@code internal.json}, the JDK with its compiler, Jackson's annotations, JSpecify.
 */
@NullMarked
package dev.parlance.contract;

import org.jspecify.annotations.NullMarked;
