/**
 * Receives the webhooks of integrations and verifies their signatures: {@link
 * dev.parlance.catalogue.platform.integration.webhook.WebhookReceiver}.
 *
 * <p>May import: {@code catalogue.platform.integration}, {@code catalogue.platform.order}, {@code http}, {@code socket}, the
 * JDK, JSpecify, SLF4J.
 */
@NullMarked
package dev.parlance.catalogue.platform.integration.webhook;

import org.jspecify.annotations.NullMarked;
