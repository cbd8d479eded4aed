/**
 * What an event is: its typed token, its payload's shape, how much a client may send in it, how it is answered and refused,
 * and the catalogue that lists it.
 *
 * <p>May import: the JDK, Jackson's annotations, JSpecify.
 */
@NullMarked
package dev.parlance.event;

import org.jspecify.annotations.NullMarked;
