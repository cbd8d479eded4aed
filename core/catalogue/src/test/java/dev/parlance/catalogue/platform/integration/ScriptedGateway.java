package dev.parlance.catalogue.platform.integration;

import dev.parlance.catalogue.platform.integration.IntegrationEvents.RunResult;
import dev.parlance.catalogue.platform.integration.IntegrationEvents.Status;
import dev.parlance.catalogue.platform.integration.IntegrationEvents.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** A gateway that answers when and as the test says: {@code i1} with {@code ping} belongs to p1, {@code i2} to p2. */
final class ScriptedGateway implements IntegrationGateway {
    private static final Map<String, Integration> ALL = Map.of(
            "i1", new Integration("i1", "p1", Set.of("ping")),
            "i2", new Integration("i2", "p2", Set.of("ping")));

    final List<IntegrationRun> asked = new ArrayList<>();
    final List<String> statusAsked = new ArrayList<>();
    CompletableFuture<RunResult> result = new CompletableFuture<>();
    CompletableFuture<Status> status = new CompletableFuture<>();

    /** What is thrown at once instead. */
    @Nullable
    RuntimeException refusal;

    @Nullable
    BiConsumer<String, Usage> listener;

    /** Answers each run with that. */
    void answer(Object data) {
        result = CompletableFuture.completedFuture(new RunResult(true, data));
    }

    /** Fails each run with that. */
    void fail(Throwable failure) {
        result = CompletableFuture.failedFuture(failure);
    }

    @Override
    public @Nullable Integration find(String integrationId) {
        return ALL.get(integrationId);
    }

    @Override
    public CompletionStage<RunResult> run(IntegrationRun run) {
        asked.add(run);
        if (refusal != null) {
            throw refusal;
        }
        return result;
    }

    @Override
    public CompletionStage<Status> status(String integrationId) {
        statusAsked.add(integrationId);
        return status;
    }

    @Override
    public void onUsage(BiConsumer<String, Usage> usage) {
        listener = usage;
    }
}
