/**
 * A platform that people can use, made with Parlance: its events are the library's platform catalogue, all families of it,
 * and a small catalogue of its own; its data is in an H2 file; its page talks to it with the official JavaScript client.
 * Each folder is a concern of its own; {@code Example} puts them together.
 */
@NullMarked
package dev.parlance.example;

import org.jspecify.annotations.NullMarked;
