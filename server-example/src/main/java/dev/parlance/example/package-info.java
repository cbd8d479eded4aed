/**
 * A complete application with Parlance: all families of the library's platform catalogue and a small catalogue of its own,
 * data in an H2 file, and a web page that uses the official JavaScript client. Each package is one concern; {@code Example}
 * installs them.
 */
@NullMarked
package dev.parlance.example;

import org.jspecify.annotations.NullMarked;
