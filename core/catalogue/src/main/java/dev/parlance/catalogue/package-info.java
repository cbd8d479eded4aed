/**
 * The catalogues that the library speaks, each in a package of its own: one folder per family of events, what families
 * share beside them, and the catalogue's constant here.
 *
 * <p>May import: {@code event}, {@code socket}, {@code http}, the JDK, Jackson's annotations, JSpecify. Nothing else of the
 * library imports this.
 */
@NullMarked
package dev.parlance.catalogue;

import org.jspecify.annotations.NullMarked;
