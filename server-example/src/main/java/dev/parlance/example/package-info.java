/**
 * A chat that people can use, made with Parlance: its events are the library's platform catalogue and a small catalogue of
 * its own, its data is in an H2 file, its page talks to it with the official JavaScript client.
 */
@NullMarked
package dev.parlance.example;

import org.jspecify.annotations.NullMarked;
