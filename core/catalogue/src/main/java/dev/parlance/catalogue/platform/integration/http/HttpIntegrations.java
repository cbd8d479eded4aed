package dev.parlance.catalogue.platform.integration.http;

import dev.parlance.catalogue.platform.integration.InMemoryUsage;
import dev.parlance.catalogue.platform.integration.Integration;
import dev.parlance.catalogue.platform.integration.IntegrationEvents.RunResult;
import dev.parlance.catalogue.platform.integration.IntegrationEvents.Status;
import dev.parlance.catalogue.platform.integration.IntegrationEvents.Usage;
import dev.parlance.catalogue.platform.integration.IntegrationFeature;
import dev.parlance.catalogue.platform.integration.IntegrationGateway;
import dev.parlance.catalogue.platform.integration.IntegrationRun;
import dev.parlance.catalogue.platform.integration.StageDeadline;
import dev.parlance.catalogue.platform.integration.UsageCounters;
import dev.parlance.catalogue.platform.integration.UsageRegistry;
import dev.parlance.catalogue.platform.integration.webhook.WebhookSecrets;
import dev.parlance.event.RefusedException;
import dev.parlance.socket.Server;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Integrations that are reached over HTTP, by JSON, as configured: nothing that a client or a service sends can lead to
 * another address.
 *
 * <ul>
 *   <li>Scheme, host and port are the configured ones. What a client sends becomes a segment of the configured path or a
 *       part of the query, escaped; what could be taken for more than a segment is refused.
 *   <li>Redirects are not followed, no proxy is used, and no cookies are kept.
 *   <li>If the configuration gives a host's name, each address that it resolves to must be public, unless
 *       {@link HttpIntegration#reachedInside}. If it gives an address, that one is used.
 *   <li>A response is read for {@link #TIMEOUT} and up to {@link #MAX_RESPONSE_BYTES}, unless configured otherwise.
 * </ul>
 *
 * <p>Not guarded against: a name that resolves differently between that check and the connection, if the JVM has not cached
 * the first answer ({@code networkaddress.cache.ttl}, 30 seconds by default; 0 turns the cache off). Over {@code https} the
 * service must still have a certificate for the name.
 *
 * <p>A service that answers with another status than 2xx, with no JSON, too late or too much, has failed; clients learn
 * which of these, and nothing of its answer. The JSON of its answer is the result; without any, an empty object. A test
 * sends the same request without parameters and body. Usage is counted as long as the process lives, on this server only,
 * unless a {@link UsageRegistry} is given.
 */
public final class HttpIntegrations implements IntegrationGateway, WebhookSecrets {
    /** How long a service may take unless configured otherwise. */
    public static final Duration TIMEOUT = Duration.ofSeconds(10);

    /** How long a response may be, in bytes, unless configured otherwise. */
    public static final int MAX_RESPONSE_BYTES = 1_000_000;

    private final Map<String, HttpIntegration> integrations;
    private final Server server;
    private final HttpExchanges exchanges;
    private final UsageCounters usage;

    /** Reaches those integrations, with the threads, the time and the JSON of that server. */
    public HttpIntegrations(Server server, Collection<HttpIntegration> integrations) {
        this(server, integrations, TIMEOUT, MAX_RESPONSE_BYTES);
    }

    /**
     * The same with other limits.
     *
     * @param timeout how long a service may take until the last byte of its response; less than the deadline of the
     *     {@link IntegrationFeature}, so that clients learn the reason
     * @param maxBytes how long a response may be
     * @throws IllegalArgumentException if two integrations have one id, or the timeout is not positive
     */
    public HttpIntegrations(Server server, Collection<HttpIntegration> integrations, Duration timeout, int maxBytes) {
        this(server, integrations, timeout, maxBytes, new InMemoryUsage());
    }

    /**
     * The same where usage is counted elsewhere.
     *
     * @param registry counts the usage, maybe that of several servers
     * @throws IllegalArgumentException as the other
     */
    public HttpIntegrations(
            Server server,
            Collection<HttpIntegration> integrations,
            Duration timeout,
            int maxBytes,
            UsageRegistry registry) {
        this.server = server;
        this.exchanges = new HttpExchanges(server, new StageDeadline(server, timeout), maxBytes);
        this.usage = new UsageCounters(server, registry);
        this.integrations = integrations.stream()
                .collect(Collectors.toUnmodifiableMap(HttpIntegration::id, Function.identity(), (one, other) -> {
                    throw new IllegalArgumentException("two integrations have the id " + one.id());
                }));
    }

    @Override
    public @Nullable Integration find(String integrationId) {
        HttpIntegration integration = integrations.get(integrationId);
        return integration == null
                ? null
                : new Integration(
                        integrationId,
                        integration.projectId(),
                        integration.endpoints().keySet());
    }

    @Override
    public CompletionStage<RunResult> run(IntegrationRun run) {
        HttpIntegration integration = integrations.get(run.integrationId());
        HttpEndpoint endpoint = integration.endpoints().get(run.endpoint());
        URI target = HttpTarget.of(integration, endpoint, run.params());
        HttpRequest.Builder request = HttpRequest.newBuilder(target);
        if (run.requestData() == null) {
            request.method(endpoint.method(), BodyPublishers.noBody());
        } else if (endpoint.takesBody()) {
            request.method(
                            endpoint.method(),
                            BodyPublishers.ofByteArray(server.json().write(run.requestData())))
                    .header("Content-Type", "application/json");
        } else {
            throw RefusedException.invalid("requestData", "this endpoint takes no requestData");
        }
        request.header("Accept", "application/json");
        integration.headers().forEach(request::setHeader);
        return usage.count(run.integrationId(), exchanges.begin(integration, request.build()));
    }

    @Override
    public CompletionStage<Status> status(String integrationId) {
        return usage.status(integrationId, true);
    }

    @Override
    public void onUsage(BiConsumer<String, Usage> listener) {
        usage.onUsage(listener);
    }

    @Override
    public @Nullable String secretOf(String integrationId) {
        HttpIntegration integration = integrations.get(integrationId);
        return integration == null ? null : integration.webhookSecret();
    }
}
