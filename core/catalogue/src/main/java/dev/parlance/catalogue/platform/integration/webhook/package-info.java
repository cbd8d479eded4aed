/**
 * Receives the webhooks of integrations and verifies their signatures: {@link
 * dev.parlance.catalogue.platform.integration.webhook.WebhookReceiver}.
 *
 * <p>May import: {@code catalogue.platform.integration}, {@code http}, {@code socket}, the JDK, JSpecify.
 */
@NullMarked
package dev.parlance.catalogue.platform.integration.webhook;

import org.jspecify.annotations.NullMarked;
