/**
 * Integrations that are reached over HTTP, as configured: {@link
 * dev.parlance.catalogue.platform.integration.http.HttpIntegrations}.
 *
 * <p>May import: {@code catalogue.platform.integration}, {@code catalogue.platform.integration.webhook}, {@code event},
 * {@code socket}, the JDK, SLF4J, JSpecify.
 */
@NullMarked
package dev.parlance.catalogue.platform.integration.http;

import org.jspecify.annotations.NullMarked;
