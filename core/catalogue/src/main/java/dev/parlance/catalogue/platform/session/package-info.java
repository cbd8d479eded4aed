/**
 * {@code auth:*}, {@code session:*}: who may connect and how often, signing in and out of a project, and what a user's
 * tabs share.
 *
 * <p>May import: {@code event}, {@code socket}, {@code http}, {@code catalogue.platform}, {@code catalogue.jdbc}, the JDK,
 * Jackson's annotations, JSpecify; its tokens {@code event} and {@code catalogue.platform} only.
 */
@NullMarked
package dev.parlance.catalogue.platform.session;

import org.jspecify.annotations.NullMarked;
