package dev.parlance.catalogue.platform.integration.http;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A service that {@link HttpIntegrations} reaches: configuration, never a client's text. Immutable.
 *
 * <pre>{@code
 * HttpIntegration crm = HttpIntegration.of("crm", "p1", URI.create("https://api.example.com/v2"))
 *         .header("Authorization", "Bearer " + token)
 *         .endpoint("contact", "GET", "/contacts/{contactId}")
 *         .endpoint("note", "POST", "/notes")
 *         .webhookSecret(secret);
 * }</pre>
 */
public final class HttpIntegration {
    /** How many characters a webhook's secret must have. */
    public static final int SECRET = 16;

    private final String id;
    private final String projectId;
    private final URI base;
    private final Map<String, String> headers;
    private final Map<String, HttpEndpoint> endpoints;
    private final @Nullable String webhookSecret;
    private final boolean inside;

    private HttpIntegration(
            String id,
            String projectId,
            URI base,
            Map<String, String> headers,
            Map<String, HttpEndpoint> endpoints,
            @Nullable String webhookSecret,
            boolean inside) {
        this.id = Objects.requireNonNull(id, "id");
        this.projectId = Objects.requireNonNull(projectId, "projectId");
        this.base = base;
        this.headers = Map.copyOf(headers);
        this.endpoints = Map.copyOf(endpoints);
        this.webhookSecret = webhookSecret;
        this.inside = inside;
        checkBase(base);
        headers.forEach((name, value) -> checkHeader(base, name, value));
        if (webhookSecret != null && webhookSecret.length() < SECRET) {
            throw new IllegalArgumentException("the webhook secret of " + id + " is shorter than " + SECRET);
        }
    }

    /**
     * An integration without endpoints yet.
     *
     * @throws IllegalArgumentException if the base is not {@code http://} or {@code https://} with a host and perhaps a
     *     port and a plain path
     */
    public static HttpIntegration of(String id, String projectId, URI base) {
        return new HttpIntegration(id, projectId, base, Map.of(), Map.of(), null, false);
    }

    /** The integration's id. */
    public String id() {
        return id;
    }

    /** The project that it belongs to. */
    public String projectId() {
        return projectId;
    }

    /** Scheme, host, port and path that all its endpoints are below. */
    public URI base() {
        return base;
    }

    /** Sent with each request; their values are secrets and appear in no message, log or {@code toString}. */
    public Map<String, String> headers() {
        return headers;
    }

    /** What can be run, by name. */
    public Map<String, HttpEndpoint> endpoints() {
        return endpoints;
    }

    /** The key of its webhooks' signatures; null if it has none. */
    public @Nullable String webhookSecret() {
        return webhookSecret;
    }

    /** Whether the host's name may resolve to an address that is not public, such as one of a private network. */
    public boolean inside() {
        return inside;
    }

    /**
     * The same with that header, such as {@code Authorization}.
     *
     * @throws IllegalArgumentException if it is none that may be set
     */
    public HttpIntegration header(String name, String value) {
        Map<String, String> all = with(headers, name, value);
        return new HttpIntegration(id, projectId, base, all, endpoints, webhookSecret, inside);
    }

    /**
     * The same with that endpoint.
     *
     * @param method {@code GET}, {@code POST}, {@code PUT}, {@code PATCH} or {@code DELETE}
     * @param path the path below the integration's base, such as {@code /users/{userId}/posts}: a segment in braces is the
     *     parameter of that name; the other parameters become the query
     * @throws IllegalArgumentException if the method is another, or the path is not made of plain segments: letters, digits
     *     and {@code . _ ~ -}, not {@code .} or {@code ..}
     */
    public HttpIntegration endpoint(String name, String method, String path) {
        Map<String, HttpEndpoint> all = with(endpoints, name, new HttpEndpoint(method, path));
        return new HttpIntegration(id, projectId, base, headers, all, webhookSecret, inside);
    }

    /**
     * The same with webhooks that are signed with that secret.
     *
     * @throws IllegalArgumentException if it has fewer than {@value #SECRET} characters
     */
    public HttpIntegration webhookSecret(String secret) {
        return new HttpIntegration(id, projectId, base, headers, endpoints, secret, inside);
    }

    /** The same, whose host's name may resolve to an address that is not public. */
    public HttpIntegration reachedInside() {
        return new HttpIntegration(id, projectId, base, headers, endpoints, webhookSecret, true);
    }

    private static <V> Map<String, V> with(Map<String, V> map, String key, V value) {
        Map<String, V> all = new HashMap<>(map);
        all.put(key, value);
        return all;
    }

    private static void checkBase(URI base) {
        boolean http = "http".equals(base.getScheme()) || "https".equals(base.getScheme());
        if (!http
                || base.getHost() == null
                || base.getRawUserInfo() != null
                || base.getRawQuery() != null
                || base.getRawFragment() != null) {
            throw new IllegalArgumentException(
                    "the base of an integration is http:// or https:// with a host, and no user, query or fragment");
        }
        HttpEndpoint.checkPath(base.getRawPath());
    }

    private static void checkHeader(URI base, String name, String value) {
        try {
            HttpRequest.newBuilder(base).header(name, value);
        } catch (IllegalArgumentException e) {
            // Not its message, which repeats the value.
            throw new IllegalArgumentException("not a header that may be set: " + name);
        }
    }

    /** Without headers and secret. */
    @Override
    public String toString() {
        return "HttpIntegration[" + id + " of " + projectId + " at " + base + "]";
    }
}
