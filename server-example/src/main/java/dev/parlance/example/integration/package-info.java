/** The integration of an external service: an exchange office, which the example itself serves. */
@NullMarked
package dev.parlance.example.integration;

import org.jspecify.annotations.NullMarked;
