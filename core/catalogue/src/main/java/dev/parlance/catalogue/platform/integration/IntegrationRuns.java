package dev.parlance.catalogue.platform.integration;

import dev.parlance.catalogue.platform.PlatformRooms;
import dev.parlance.catalogue.platform.ServerTime;
import dev.parlance.catalogue.platform.integration.IntegrationEvents.RunCompleted;
import dev.parlance.catalogue.platform.integration.IntegrationEvents.RunFailed;
import dev.parlance.catalogue.platform.integration.IntegrationEvents.RunResult;
import dev.parlance.catalogue.platform.integration.IntegrationEvents.RunStarted;
import dev.parlance.catalogue.platform.order.StoreFailures;
import dev.parlance.event.RefusalCode;
import dev.parlance.event.RefusedException;
import dev.parlance.socket.Audience;
import dev.parlance.socket.DataKey;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Room;
import dev.parlance.socket.Socket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs endpoints, and notifies an integration's room. */
final class IntegrationRuns {
    private static final Logger log = LoggerFactory.getLogger(IntegrationRuns.class);
    private static final DataKey<AtomicInteger> RUNNING =
            DataKey.hidden("parlance.integration.running", AtomicInteger.class);

    private final Namespace<?> namespace;
    private final IntegrationGateway gateway;
    private final StageDeadline deadline;

    IntegrationRuns(Namespace<?> namespace, IntegrationGateway gateway, StageDeadline deadline) {
        this.namespace = namespace;
        this.gateway = gateway;
        this.deadline = deadline;
    }

    /** Begins a run; if it ends with a refusal, all have been notified of it except by the ack. */
    CompletionStage<RunCompleted> start(Socket<?> socket, IntegrationRun run, RunEvents events) {
        AtomicInteger running = socket.data().computeIfAbsent(RUNNING, AtomicInteger::new);
        if (running.incrementAndGet() > IntegrationFeature.MAX_RUNS) {
            running.decrementAndGet();
            throw new RefusedException(
                    RefusalCode.RATE_LIMITED, "at most " + IntegrationFeature.MAX_RUNS + " runs at a time");
        }
        CompletableFuture<RunResult> result;
        try {
            result = deadline.of(gateway.run(run), "the integration did not answer in time");
        } catch (RuntimeException e) {
            running.decrementAndGet();
            throw e;
        }
        Room room = PlatformRooms.integration(run.integrationId());
        Audience startAudience = events.startGoesToCaller() ? namespace.to(room) : socket.to(room);
        startAudience.emit(
                events.started(), new RunStarted(run.integrationId(), run.endpoint(), ServerTime.now(namespace)));
        // Not before: the end of a run that has ended already must not be announced before its start.
        return result.handle((value, failure) -> {
            running.decrementAndGet();
            return value != null ? completed(socket, run, events, value) : failed(socket, run, events, failure);
        });
    }

    private RunCompleted completed(Socket<?> socket, IntegrationRun run, RunEvents events, RunResult result) {
        RunCompleted completed =
                new RunCompleted(run.integrationId(), run.endpoint(), result, null, ServerTime.now(namespace));
        socket.to(PlatformRooms.integration(run.integrationId())).emit(events.completed(), completed.summary());
        return completed;
    }

    private RunCompleted failed(Socket<?> socket, IntegrationRun run, RunEvents events, @Nullable Throwable failure) {
        RefusedException refused = refusal(run, failure);
        RunFailed failed = new RunFailed(
                run.integrationId(), refused.refusal().message(), run.endpoint(), ServerTime.now(namespace));
        // The caller is notified even if they have left the room meanwhile.
        namespace
                .to(PlatformRooms.integration(run.integrationId()))
                .toSockets(socket.id())
                .emit(events.failed(), failed);
        throw refused.ackOnly();
    }

    private static RefusedException refusal(IntegrationRun run, @Nullable Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof RefusedException refused) {
            return refused;
        }
        log.error("A run of the integration {} failed", run, cause);
        return new RefusedException(
                StoreFailures.isStoreFailure(cause) ? RefusalCode.UNAVAILABLE : RefusalCode.SERVER_ERROR,
                "the integration failed");
    }
}
