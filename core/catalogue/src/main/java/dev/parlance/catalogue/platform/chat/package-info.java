/**
 * {@code chat:*}: who is in a chat, and who is typing.
 *
 * <p>May import: {@code event}, {@code socket}, {@code catalogue.platform}, {@code catalogue.jdbc}, the JDK, Jackson's
 * annotations, JSpecify.
 */
@NullMarked
package dev.parlance.catalogue.platform.chat;

import org.jspecify.annotations.NullMarked;
