/**
 * The messenger catalogue: rooms, messages and typing, what a user's own devices exchange, and signing in after connecting.
 *
 * <p>May import: {@code event}, {@code socket}, the JDK, Jackson's annotations, JSpecify; its tokens {@code event} only.
 */
@NullMarked
package dev.parlance.catalogue.messenger;

import org.jspecify.annotations.NullMarked;
