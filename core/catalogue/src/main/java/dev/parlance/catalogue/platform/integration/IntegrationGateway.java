package dev.parlance.catalogue.platform.integration;

import dev.parlance.catalogue.platform.integration.IntegrationEvents.RunResult;
import dev.parlance.catalogue.platform.integration.IntegrationEvents.Status;
import dev.parlance.catalogue.platform.integration.IntegrationEvents.Usage;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Access to the services that projects are connected with: what the integration family asks of an application. Used by
 * many threads.
 *
 * <p>Failures are {@link dev.parlance.event.RefusedException}s, which clients see as they are: a gateway writes the message
 * itself and never passes on a service's text, which may contain a secret. Any other exception is logged and reported as
 * {@code server-error}, without its message.
 */
public interface IntegrationGateway {
    /**
     * The integration of that id. May block.
     *
     * @param integrationId what a client sent, an id within the server's limits
     * @return null if there is none
     */
    @Nullable
    Integration find(String integrationId);

    /**
     * Begins to run an endpoint. Must not block for long: the next events of the socket wait for it.
     *
     * @return ends with the result, any JSON as plain Java values; exceptionally if it failed
     * @throws dev.parlance.event.RefusedException if it cannot be run as requested: then nobody is notified
     */
    CompletionStage<RunResult> run(IntegrationRun run);

    /**
     * The status of an integration. Must not block for long.
     *
     * @return ends with the status; exceptionally if it is not available
     */
    CompletionStage<Status> status(String integrationId);

    /**
     * Registers a listener for the usage of integrations, called with the id each time that one was used. A gateway that
     * does not count need not do anything, which is the default.
     *
     * @param listener does not block; may be called by any thread, for one integration in the order of counting
     */
    default void onUsage(BiConsumer<String, Usage> listener) {}
}
