/**
 * Typed events: their payloads and the limits for these, answers and refusals, and the catalogues that list events.
 *
 * <p>May import: the JDK, Jackson's annotations, JSpecify.
 */
@NullMarked
package dev.parlance.event;

import org.jspecify.annotations.NullMarked;
