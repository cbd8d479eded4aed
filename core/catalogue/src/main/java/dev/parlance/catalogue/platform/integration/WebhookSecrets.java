package dev.parlance.catalogue.platform.integration;

import org.jspecify.annotations.Nullable;

/** What webhooks are signed with. May block; used by many threads. */
@FunctionalInterface
public interface WebhookSecrets {
    /**
     * The secret that an integration shares with its service; its bytes in UTF-8 are the key.
     *
     * @param integrationId what stands in the address of a request, 1 to 128 characters
     * @return null if there is no such integration, or it has no webhooks
     */
    @Nullable
    String secretOf(String integrationId);
}
