/**
 * {@code integration:*}: running services that a project is connected with, and hearing of their runs and webhooks.
 *
 * <p>May import: {@code event}, {@code socket}, {@code http}, {@code catalogue.platform}, {@code catalogue.jdbc}, the JDK,
 * Jackson's annotations, JSpecify; its tokens {@code event} and {@code catalogue.platform} only.
 */
@NullMarked
package dev.parlance.catalogue.platform.integration;

import org.jspecify.annotations.NullMarked;
