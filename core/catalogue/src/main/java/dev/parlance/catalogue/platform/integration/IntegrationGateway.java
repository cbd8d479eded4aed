package dev.parlance.catalogue.platform.integration;

import dev.parlance.catalogue.platform.integration.IntegrationEvents.RunResult;
import dev.parlance.catalogue.platform.integration.IntegrationEvents.Status;
import dev.parlance.catalogue.platform.integration.IntegrationEvents.Usage;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The way to the services that projects are connected with: what the integration family asks of an application. Used by
 * many threads.
 *
 * <p>What goes wrong is told in a {@link dev.parlance.event.RefusedException}, which clients see as it is: a gateway writes
 * that message itself and never passes on what a service said, for that may repeat a secret. Anything else that it throws
 * is logged and told as {@code server-error}, without its text.
 */
public interface IntegrationGateway {
    /**
     * The integration of that id. May block.
     *
     * @param integrationId what a client sent, 1 to 128 characters
     * @return null if there is none
     */
    @Nullable
    Integration find(String integrationId);

    /**
     * Begins to run an endpoint. Must not block for long: it holds back the socket that asks.
     *
     * @return ends with what came of it, any JSON as plain Java values; exceptionally if it failed
     * @throws dev.parlance.event.RefusedException if it cannot be run as it was asked for: then nobody hears that it was
     */
    CompletionStage<RunResult> run(IntegrationRun run);

    /**
     * How an integration is. Must not block for long.
     *
     * @return ends with that; exceptionally if it cannot be found out
     */
    CompletionStage<Status> status(String integrationId);

    /**
     * Has a listener hear each time that an integration was used, with its id. A gateway that does not count needs not do
     * anything, which is the default.
     *
     * @param listener does not block and may be called by any thread, but for one integration in the order in which it is
     *     counted
     */
    default void onUsage(BiConsumer<String, Usage> listener) {}
}
