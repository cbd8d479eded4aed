package dev.parlance.catalogue.platform.integration;

import dev.parlance.catalogue.platform.integration.IntegrationEvents.RunCompleted;
import dev.parlance.catalogue.platform.integration.IntegrationEvents.RunFailed;
import dev.parlance.catalogue.platform.integration.IntegrationEvents.RunStarted;
import dev.parlance.event.ServerEvent;

/**
 * How a run is told.
 *
 * @param callerHearsStart whether who runs it hears, too, that it has begun
 */
record RunEvents(
        ServerEvent<RunStarted> started,
        ServerEvent<RunCompleted> completed,
        ServerEvent<RunFailed> failed,
        boolean callerHearsStart) {
    static final RunEvents EXECUTION = new RunEvents(
            IntegrationEvents.EXECUTION_STARTED,
            IntegrationEvents.EXECUTION_COMPLETED,
            IntegrationEvents.EXECUTION_FAILED,
            false);
    static final RunEvents TEST = new RunEvents(
            IntegrationEvents.TEST_STARTED, IntegrationEvents.TEST_COMPLETED, IntegrationEvents.TEST_FAILED, true);
}
