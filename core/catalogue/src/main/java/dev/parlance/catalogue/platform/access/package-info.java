/**
 * Who may be where: membership of chats and projects, and the rooms that sockets are in because of it.
 *
 * <p>May import: {@code event}, {@code socket}, {@code catalogue.platform}, {@code catalogue.platform.order}, the JDK,
 * JSpecify.
 */
@NullMarked
package dev.parlance.catalogue.platform.access;

import org.jspecify.annotations.NullMarked;
