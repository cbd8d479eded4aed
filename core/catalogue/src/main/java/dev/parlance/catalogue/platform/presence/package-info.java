/**
 * {@code presence:*}: who is online in a project.
 *
 * <p>May import: {@code event}, {@code socket}, {@code catalogue.platform}, {@code catalogue.jdbc}, the JDK, Jackson's
 * annotations, JSpecify; its tokens {@code event} and {@code catalogue.platform} only.
 */
@NullMarked
package dev.parlance.catalogue.platform.presence;

import org.jspecify.annotations.NullMarked;
