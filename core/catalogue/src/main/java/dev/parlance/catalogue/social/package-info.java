/**
 * The social catalogue: who is online and typing, chats and their messages, rewards and scores, and errors that are events.
 *
 * <p>May import: {@code event}, {@code socket}, the JDK, Jackson's annotations, JSpecify; its tokens {@code event} only.
 */
@NullMarked
package dev.parlance.catalogue.social;

import org.jspecify.annotations.NullMarked;
