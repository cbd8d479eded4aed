/**
 * The conversation catalogue: conversations, who is in them, and what becomes of their messages.
 *
 * <p>May import: {@code event}, {@code socket}, the JDK, Jackson's annotations, JSpecify; its tokens {@code event} only.
 */
@NullMarked
package dev.parlance.catalogue.conversation;

import org.jspecify.annotations.NullMarked;
