/**
 * The conversation catalogue: conversations, who is in them, and what becomes of their messages. {@link
 * dev.parlance.catalogue.conversation.ConversationFeature} is what its events make happen.
 *
 * <p>May import: {@code event}, {@code socket}, {@code catalogue.platform}, {@code catalogue.jdbc}, {@code catalogue.log}, the
 * JDK, Jackson's annotations, JSpecify, SLF4J; its tokens {@code event} only.
 */
@NullMarked
package dev.parlance.catalogue.conversation;

import org.jspecify.annotations.NullMarked;
