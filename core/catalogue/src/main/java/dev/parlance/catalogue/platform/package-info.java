/**
 * What the families of the platform catalogue share: the user, errors, users online and offline, rooms, chats.
 *
 * <p>May import: {@code event}, {@code socket}, the JDK, Jackson's annotations, JSpecify.
 */
@NullMarked
package dev.parlance.catalogue.platform;

import org.jspecify.annotations.NullMarked;
