/**
 * The eventstream catalogue: messages and rooms, sent one way over a plain WebSocket as {@code {type, data}}.
 *
 * <p>May import: {@code event}, {@code socket}, {@code http}, {@code catalogue.platform}, {@code catalogue.platform.access}, {@code
 * catalogue.platform.order}, the JDK, Jackson's annotations, JSpecify; its tokens {@code event} only.
 */
@NullMarked
package dev.parlance.catalogue.eventstream;

import org.jspecify.annotations.NullMarked;
