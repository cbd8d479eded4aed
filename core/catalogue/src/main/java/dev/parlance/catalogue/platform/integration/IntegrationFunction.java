package dev.parlance.catalogue.platform.integration;

import org.jspecify.annotations.Nullable;

/** What an endpoint of {@link InMemoryIntegrations} does. */
@FunctionalInterface
public interface IntegrationFunction {
    /**
     * Does it. Runs on a handler thread and may block; several run at the same time.
     *
     * @return what came of it, any JSON as plain Java values, null for nothing; or a whole
     *     {@link IntegrationEvents.RunResult}, to say that it did not go well
     * @throws dev.parlance.event.RefusedException if it failed, with what clients may know of that
     * @throws Exception any other is logged, and told without its text
     */
    @Nullable
    Object call(IntegrationRun run) throws Exception;
}
