package dev.parlance.catalogue.platform.integration;

import dev.parlance.catalogue.platform.integration.IntegrationEvents.RunCompleted;
import dev.parlance.catalogue.platform.integration.IntegrationEvents.RunFailed;
import dev.parlance.catalogue.platform.integration.IntegrationEvents.RunStarted;
import dev.parlance.event.ServerEvent;

/**
 * The events of a run.
 *
 * @param startGoesToCaller whether the event of the start goes to the caller too
 */
record RunEvents(
        ServerEvent<RunStarted> started,
        ServerEvent<RunCompleted> completed,
        ServerEvent<RunFailed> failed,
        boolean startGoesToCaller) {
    static final RunEvents EXECUTION = new RunEvents(
            IntegrationEvents.EXECUTION_STARTED,
            IntegrationEvents.EXECUTION_COMPLETED,
            IntegrationEvents.EXECUTION_FAILED,
            false);
    static final RunEvents TEST = new RunEvents(
            IntegrationEvents.TEST_STARTED, IntegrationEvents.TEST_COMPLETED, IntegrationEvents.TEST_FAILED, true);
}
