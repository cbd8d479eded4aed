package dev.parlance.catalogue.platform.integration.http;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.HashMap;
import java.util.Map;
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
 *
 * @param id the integration's id
 * @param projectId the project that it belongs to
 * @param base scheme, host, port and path that all its endpoints are below
 * @param headers sent with each request; their values are secrets and appear in no message, log or {@code toString}
 * @param endpoints what can be run, by name
 * @param webhookSecret the key of its webhooks' signatures; null if it has none
 * @param inside whether the host's name may resolve to an address that is not public, such as one of a private network
 */
public record HttpIntegration(
        String id,
        String projectId,
        URI base,
        Map<String, String> headers,
        Map<String, HttpEndpoint> endpoints,
        @Nullable String webhookSecret,
        boolean inside) {
    /** How many characters a webhook's secret must have. */
    public static final int SECRET = 16;

    /**
     * Checks it.
     *
     * @throws IllegalArgumentException if the base is not {@code http://} or {@code https://} with a host and perhaps a
     *     port and a plain path, a header is none that may be set, or the secret is too short
     */
    public HttpIntegration {
        headers = Map.copyOf(headers);
        endpoints = Map.copyOf(endpoints);
        checkBase(base);
        headers.forEach((name, value) -> checkHeader(base, name, value));
        if (webhookSecret != null && webhookSecret.length() < SECRET) {
            throw new IllegalArgumentException("the webhook secret of " + id + " is shorter than " + SECRET);
        }
    }

    /** An integration without endpoints yet. */
    public static HttpIntegration of(String id, String projectId, URI base) {
        return new HttpIntegration(id, projectId, base, Map.of(), Map.of(), null, false);
    }

    /** The same with that header, such as {@code Authorization}. */
    public HttpIntegration header(String name, String value) {
        Map<String, String> all = with(headers, name, value);
        return new HttpIntegration(id, projectId, base, all, endpoints, webhookSecret, inside);
    }

    /** The same with that endpoint; see {@link HttpEndpoint}. */
    public HttpIntegration endpoint(String name, String method, String path) {
        Map<String, HttpEndpoint> all = with(endpoints, name, new HttpEndpoint(method, path));
        return new HttpIntegration(id, projectId, base, headers, all, webhookSecret, inside);
    }

    /** The same with webhooks that are signed with that secret, of at least {@value #SECRET} characters. */
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
