package dev.parlance.catalogue.platform.integration.http;

import dev.parlance.catalogue.platform.integration.IntegrationEvents.RunResult;
import dev.parlance.catalogue.platform.integration.StageDeadline;
import dev.parlance.event.RefusalCode;
import dev.parlance.event.RefusedException;
import dev.parlance.socket.Server;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends requests and reads their responses, within limits; its refusals say only what clients may know. */
final class HttpExchanges {
    private static final Logger log = LoggerFactory.getLogger(HttpExchanges.class);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .proxy(HttpClient.Builder.NO_PROXY)
            .build();
    private final Server server;
    private final StageDeadline deadline;
    private final int maxBytes;

    HttpExchanges(Server server, StageDeadline deadline, int maxBytes) {
        this.server = server;
        this.deadline = deadline;
        this.maxBytes = maxBytes;
    }

    /** Begins an exchange; ends with its result or a {@link RefusedException}. */
    CompletionStage<RunResult> begin(HttpIntegration integration, HttpRequest request) {
        CompletableFuture<CompletableFuture<HttpResponse<byte[]>>> sending = new CompletableFuture<>();
        // Name resolution blocks: not on the thread that handles the event.
        server.scheduler().schedule(Duration.ZERO, () -> {
            try {
                checkAddresses(integration);
                sending.complete(client.sendAsync(request, response -> new BoundedBody(maxBytes)));
            } catch (Exception e) {
                sending.completeExceptionally(e);
            }
        });
        CompletableFuture<HttpResponse<byte[]>> answer =
                deadline.of(sending.thenCompose(exchange -> exchange), "the service did not answer in time");
        return answer.handle((response, failure) -> {
            if (failure == null) {
                return result(response);
            }
            // Closes the connection if the exchange has not ended.
            sending.thenAccept(exchange -> exchange.cancel(true));
            throw refusal(integration, failure);
        });
    }

    private static void checkAddresses(HttpIntegration integration) throws UnknownHostException {
        String host = integration.base().getHost();
        if (integration.inside() || PublicAddresses.isAddress(host)) {
            return;
        }
        for (InetAddress address : InetAddress.getAllByName(host)) {
            if (!PublicAddresses.contain(address)) {
                log.warn("The host of the integration {} stands for an address that is not public", integration.id());
                throw unavailable("the service cannot be reached");
            }
        }
    }

    private RunResult result(HttpResponse<byte[]> response) {
        int status = response.statusCode();
        if (status < 200 || status > 299) {
            throw unavailable("the service answered with status " + status);
        }
        if (response.body().length == 0) {
            return new RunResult(true, Map.of());
        }
        Object value;
        try {
            value = server.json().read(response.body());
        } catch (IllegalArgumentException e) {
            throw unavailable("the service did not answer with JSON");
        }
        return new RunResult(true, value == null ? Map.of() : value);
    }

    private static RefusedException refusal(HttpIntegration integration, Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof RefusedException refused) {
            return refused;
        }
        for (@Nullable Throwable each = cause; each != null; each = each.getCause()) {
            if (each instanceof BoundedBody.TooLongException) {
                return unavailable("the service answered with too much");
            }
        }
        // Only its type: a message may contain an address with a client's text in it.
        log.warn(
                "The integration {} cannot be reached: {}",
                integration.id(),
                cause.getClass().getName());
        return unavailable("the service cannot be reached");
    }

    private static RefusedException unavailable(String message) {
        return new RefusedException(RefusalCode.UNAVAILABLE, message);
    }
}
