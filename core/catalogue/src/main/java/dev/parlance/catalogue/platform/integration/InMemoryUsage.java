package dev.parlance.catalogue.platform.integration;

import dev.parlance.catalogue.platform.integration.IntegrationEvents.Usage;
import dev.parlance.event.Incubating;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** {@link UsageRegistry} of one server, as long as its process lives. */
@Incubating
public final class InMemoryUsage implements UsageRegistry {
    private final Map<String, Usage> counted = new ConcurrentHashMap<>();

    /** Counts from zero. */
    public InMemoryUsage() {}

    @Override
    public void count(String integrationId, boolean failed, Instant at, Consumer<Usage> listener) {
        // Notified before the next is counted, so that the lower number is never received last.
        counted.compute(integrationId, (id, before) -> {
            int calls = before == null ? 0 : before.calls();
            int errors = before == null ? 0 : before.errors();
            Usage usage = new Usage(more(calls), failed ? more(errors) : errors, at);
            listener.accept(usage);
            return usage;
        });
    }

    private static int more(int count) {
        return count == Integer.MAX_VALUE ? count : count + 1;
    }

    @Override
    public CompletionStage<@Nullable Usage> usage(String integrationId) {
        return CompletableFuture.completedStage(counted.get(integrationId));
    }
}
