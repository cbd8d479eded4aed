/**
 * The command line that generates what clients need to know about a catalogue, and compares it with an earlier version:
 * {@link dev.parlance.contract.Contracts}. {@code reader} reads a contract, once; {@code typescript}, {@code asyncapi} and
 * {@code reference} write it. A running server needs none of it.
 *
 * <p>May import: the packages below, {@code event}, the JDK, JSpecify.
 */
@NullMarked
package dev.parlance.contract;

import org.jspecify.annotations.NullMarked;
