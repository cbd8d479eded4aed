package dev.parlance.catalogue.platform.integration.webhook;

import org.jspecify.annotations.Nullable;

/** The keys of the signatures of webhooks. May block; used by many threads. */
@FunctionalInterface
public interface WebhookSecrets {
    /**
     * The secret that an integration shares with its service; its bytes in UTF-8 are the key.
     *
     * @param integrationId from the address of a request, 1 to 128 characters
     * @return null if there is no such integration, or it has no webhooks
     */
    @Nullable
    String secretOf(String integrationId);
}
