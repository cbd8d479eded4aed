/**
 * Who is typing where: what the chats of several catalogues have in common.
 *
 * <p>May import: {@code event}, {@code socket}, {@code catalogue.platform.order}, the JDK, JSpecify.
 */
@NullMarked
package dev.parlance.catalogue.platform.typing;

import org.jspecify.annotations.NullMarked;
