/**
 * {@code message:*}, {@code messages:*}: what is said in a chat.
 *
 * <p>May import: {@code adapter}, {@code event}, {@code socket}, {@code catalogue.platform}, {@code catalogue.jdbc},
 * {@code catalogue.log}, the JDK, Jackson's annotations, JSpecify.
 */
@NullMarked
package dev.parlance.catalogue.platform.message;

import org.jspecify.annotations.NullMarked;
