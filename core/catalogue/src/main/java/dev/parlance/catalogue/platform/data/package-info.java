/**
 * {@code db:*}, {@code *:change}: changes of data, sent to those who follow it.
 *
 * <p>May import: {@code event}, {@code socket}, {@code catalogue.platform}, {@code catalogue.jdbc}, the JDK, Jackson's
 * annotations, JSpecify; its tokens {@code event} and {@code catalogue.platform} only.
 */
@NullMarked
package dev.parlance.catalogue.platform.data;

import org.jspecify.annotations.NullMarked;
