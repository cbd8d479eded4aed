/**
 * {@code custom:*}: events, rooms, messages, presence and typing of an application's own making.
 *
 * <p>May import: {@code event}, {@code socket}, {@code catalogue.platform}, {@code catalogue.jdbc}, the JDK, Jackson's
 * annotations, JSpecify; its tokens {@code event} and {@code catalogue.platform} only.
 */
@NullMarked
package dev.parlance.catalogue.platform.custom;

import org.jspecify.annotations.NullMarked;
