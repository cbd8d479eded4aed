package dev.parlance.internal.configuration;

import java.util.function.Function;

/**
 * How values of a type are written in a configuration.
 *
 * @param name as the reference names it
 * @param parse the value of a text; throws {@code IllegalArgumentException} with a sentence about "it" if there is none
 * @param print the text of a value, which {@code parse} reads again
 */
public record ValueType<T>(String name, Function<String, T> parse, Function<T, String> print) {}
