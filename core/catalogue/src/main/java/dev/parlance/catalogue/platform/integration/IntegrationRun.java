package dev.parlance.catalogue.platform.integration;

import org.jspecify.annotations.Nullable;

/**
 * A run or a test of an endpoint.
 *
 * @param projectId the project
 * @param integrationId the integration, which belongs to it
 * @param endpoint the name of one of its endpoints
 * @param params what a client sent for it, any JSON as plain Java values, unchecked; null for none, and for a test
 * @param requestData what a client sent to be passed on; as {@code params}
 * @param userId who runs it: a member of the project
 * @param isTest whether it is a test
 */
public record IntegrationRun(
        String projectId,
        String integrationId,
        String endpoint,
        @Nullable Object params,
        @Nullable Object requestData,
        String userId,
        boolean isTest) {
    /** The endpoint; never what a client sent for it. */
    @Override
    public String toString() {
        return integrationId + "/" + endpoint;
    }
}
