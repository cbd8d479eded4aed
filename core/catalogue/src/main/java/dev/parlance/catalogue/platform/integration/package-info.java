/**
 * {@code integration:*}: the services that a project is connected with, their runs and their webhooks. {@code http} reaches
 * services over HTTP, {@code webhook} receives their webhooks.
 *
 * <p>May import: {@code event}, {@code socket}, {@code catalogue.platform}, {@code catalogue.jdbc}, the JDK, Jackson's
 * annotations, JSpecify; its tokens {@code event} and {@code catalogue.platform} only.
 */
@NullMarked
package dev.parlance.catalogue.platform.integration;

import org.jspecify.annotations.NullMarked;
