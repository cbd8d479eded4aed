package dev.parlance.catalogue.platform.integration;

import dev.parlance.catalogue.platform.integration.IntegrationEvents.Usage;
import dev.parlance.event.Incubating;
import java.time.Instant;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How often integrations were used: on one server ({@link InMemoryUsage}), or on all that share it. Methods do not block; used by many
 * threads.
 */
@Incubating
public interface UsageRegistry {
    /**
     * Counts a use.
     *
     * @param failed whether it has failed
     * @param at when it ended
     * @param counted called with the usage of all servers once this is counted, by any thread: for one integration in the order of
     *     counting on this server, and maybe once for several uses. Does not block
     */
    void count(String integrationId, boolean failed, Instant at, Consumer<Usage> counted);

    /** The usage of an integration on all servers. Ends with null if it has never been used; exceptionally if it cannot be known now. */
    CompletionStage<@Nullable Usage> usage(String integrationId);
}
