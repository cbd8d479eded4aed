package dev.parlance.catalogue.platform.integration.webhook;

import dev.parlance.catalogue.platform.integration.IntegrationFeature;
import dev.parlance.catalogue.platform.order.StoreFailures;
import dev.parlance.http.HttpHandler;
import dev.parlance.http.HttpRequest;
import dev.parlance.http.HttpResponse;
import dev.parlance.socket.Server;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Receives the webhooks of integrations and forwards them to their subscribers:
 *
 * <pre>{@code
 * server.http("/webhooks/", new WebhookReceiver("/webhooks/", integrations, feature, server));
 * }</pre>
 *
 * <p>A service sends {@code POST /webhooks/<integrationId>} with {@code {"event": …, "data": …}} and signs it as
 * {@code docs/webhooks.md} says. It is answered 204; 401 if the signature is missing or wrong, its time is off by more than
 * the tolerance, or there is no such integration, without distinction; 413 if the body is too long, 400 if it is signed
 * correctly and is not that object, 405 for another method, 404 for another path, 503 if the secrets cannot be read now.
 * Nothing that was not verified is forwarded.
 *
 * <p>A request that is repeated within the tolerance, with its old signature, is forwarded again: clients recognise it by
 * its content.
 */
public final class WebhookReceiver implements HttpHandler {
    /** The header with the signature, in hex. */
    public static final String SIGNATURE = "X-Webhook-Signature";

    /** The header with the time of signing, in seconds since 1970. */
    public static final String TIMESTAMP = "X-Webhook-Timestamp";

    /** By how much a time of signing may differ from now, either way. */
    public static final Duration TOLERANCE = Duration.ofMinutes(5);

    /** The maximum length of a body in bytes; the server's {@code maxPayload} holds as well. */
    public static final int MAX_BYTES = 256 * 1024;

    private static final Logger log = LoggerFactory.getLogger(WebhookReceiver.class);
    private static final int MAX_ID_LENGTH = 128;

    private final String path;
    private final WebhookSecrets secrets;
    private final IntegrationFeature feature;
    private final Server server;
    /** The key for unknown integrations, so that their check takes the same time. */
    private final String decoySecret = UUID.randomUUID().toString();

    /**
     * Receives what is sent below a path.
     *
     * @param path the path that it is served at, with a slash at its end
     * @param server the server that it is served by: its time and its JSON count
     * @throws IllegalArgumentException if the path has no slash at its end
     */
    public WebhookReceiver(String path, WebhookSecrets secrets, IntegrationFeature feature, Server server) {
        if (!path.endsWith("/")) {
            throw new IllegalArgumentException("the path of webhooks ends with a slash: " + path);
        }
        this.path = path;
        this.secrets = secrets;
        this.feature = feature;
        this.server = server;
    }

    @Override
    public HttpResponse handle(HttpRequest request) {
        try {
            return receive(request);
        } catch (RuntimeException e) {
            if (!StoreFailures.isStoreFailure(e)) {
                throw e;
            }
            log.warn("A webhook could not be verified", e);
            return HttpResponse.text(503, "Try again later\n");
        }
    }

    private HttpResponse receive(HttpRequest request) {
        if (!request.path().startsWith(path)) {
            return HttpResponse.notFound();
        }
        String integrationId = request.path().substring(path.length());
        if (integrationId.isEmpty()
                || integrationId.length() > MAX_ID_LENGTH
                || integrationId.indexOf('/') >= 0
                || integrationId.indexOf('\0') >= 0) {
            return HttpResponse.notFound();
        }
        if (!request.method().equals("POST")) {
            return answer(405, "Method not allowed\n", "Allow", "POST");
        }
        if (request.body().length > MAX_BYTES) {
            return HttpResponse.text(413, "Too long\n");
        }
        if (!isVerified(request, integrationId)) {
            return answer(401, "Not signed as it must be\n", "WWW-Authenticate", "Webhook-Signature");
        }
        return forward(integrationId, request.body());
    }

    private boolean isVerified(HttpRequest request, String integrationId) {
        String secret = secrets.secretOf(integrationId);
        String timestamp = only(request, TIMESTAMP);
        boolean signed = WebhookSignature.matches(
                only(request, SIGNATURE),
                secret == null ? decoySecret : secret,
                timestamp,
                integrationId,
                request.body());
        return secret != null && signed && isNow(timestamp);
    }

    private static String only(HttpRequest request, String header) {
        List<String> values = request.headers().all(header);
        return values.size() == 1 ? values.get(0) : "";
    }

    private boolean isNow(String timestamp) {
        try {
            long off = Math.subtractExact(
                    server.scheduler().clock().instant().getEpochSecond(), Long.parseLong(timestamp));
            return off <= TOLERANCE.toSeconds() && off >= -TOLERANCE.toSeconds();
        } catch (ArithmeticException | NumberFormatException e) {
            return false;
        }
    }

    private HttpResponse forward(String integrationId, byte[] body) {
        if (!(read(body) instanceof Map<?, ?> webhook)
                || !(webhook.get("event") instanceof String event)
                || event.isEmpty()
                || event.length() > MAX_ID_LENGTH) {
            return HttpResponse.text(400, "The body must be an object with an event and data\n");
        }
        Object data = webhook.get("data");
        if (data == null) {
            return HttpResponse.text(400, "The body must have data\n");
        }
        feature.webhookReceived(integrationId, event, data);
        return HttpResponse.of(204);
    }

    private @Nullable Object read(byte[] body) {
        try {
            return server.json().read(body);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static HttpResponse answer(int status, String text, String header, String value) {
        return HttpResponse.text(status, text).withHeader(header, value);
    }
}
