package dev.parlance.catalogue.platform.integration;

import org.jspecify.annotations.Nullable;

/** An endpoint of {@link InMemoryIntegrations}. */
@FunctionalInterface
public interface IntegrationFunction {
    /**
     * Runs the endpoint. Called on a handler thread and may block; several run at the same time.
     *
     * @return the result, any JSON as plain Java values, null for none; or a whole
     *     {@link IntegrationEvents.RunResult}, to report a failure
     * @throws dev.parlance.event.RefusedException if it failed, with a message for clients
     * @throws Exception any other is logged, and reported without its message
     */
    @Nullable
    Object call(IntegrationRun run) throws Exception;
}
