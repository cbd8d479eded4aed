package dev.parlance.catalogue.platform.integration.http;

import static dev.parlance.event.RefusedException.invalid;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Where a run goes: the configured base and path, with what a client sent as parameters, each escaped. */
final class HttpTarget {
    private static final int MAX_LENGTH = 8_000;
    private static final String PARAMS = "params";
    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

    private final Map<?, ?> params;
    private final Set<Object> used = new HashSet<>();

    private HttpTarget(Map<?, ?> params) {
        this.params = params;
    }

    /**
     * The address of a run.
     *
     * @throws dev.parlance.event.RefusedException if the parameters do not fit the endpoint
     */
    static URI of(HttpIntegration integration, HttpEndpoint endpoint, @Nullable Object params) {
        if (params != null && !(params instanceof Map)) {
            throw invalid(PARAMS, "params must be an object");
        }
        HttpTarget target = new HttpTarget(params == null ? Map.of() : (Map<?, ?>) params);
        String address = withoutSlash(integration.base().toString()) + target.path(endpoint.path()) + target.query();
        if (address.length() > MAX_LENGTH) {
            throw invalid(PARAMS, "params are too long");
        }
        return checked(integration.base(), URI.create(address));
    }

    /** Escaping must not be the only protection against requests to another server. */
    private static URI checked(URI base, URI address) {
        if (!base.getScheme().equals(address.getScheme())
                || !base.getHost().equals(address.getHost())
                || base.getPort() != address.getPort()
                || address.getRawUserInfo() != null
                || address.getRawFragment() != null
                || !address.getRawPath().startsWith(withoutSlash(base.getRawPath()))) {
            throw new IllegalStateException("an address outside the integration's base");
        }
        return address;
    }

    private static String withoutSlash(String text) {
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    private String path(String template) {
        StringBuilder path = new StringBuilder();
        String[] segments = template.split("/", -1);
        // Nothing stands before the first slash.
        for (int i = 1; i < segments.length; i++) {
            String segment = segments[i];
            path.append('/')
                    .append(segment.startsWith("{") ? parameter(segment.substring(1, segment.length() - 1)) : segment);
        }
        return path.toString();
    }

    private String parameter(String name) {
        used.add(name);
        Object value = params.get(name);
        String field = PARAMS + "." + name;
        if (value == null) {
            throw invalid(field, field + " is required");
        }
        String text = text(field, value);
        // Some servers take %2F for a slash and resolve dots after that: such a value does not go out at all.
        if (text.isEmpty() || HttpEndpoint.isDots(text) || text.indexOf('/') >= 0 || text.indexOf('\\') >= 0) {
            throw invalid(field, field + " cannot be a part of a path");
        }
        return escape(text);
    }

    private String query() {
        StringJoiner query = new StringJoiner("&", "?", "").setEmptyValue("");
        params.forEach((key, value) -> {
            if (value != null && !used.contains(key)) {
                String name = String.valueOf(key);
                List<?> values = value instanceof List<?> list ? list : List.of(value);
                values.forEach(each -> query.add(escape(name) + "=" + escape(text(PARAMS, each))));
            }
        });
        return query.toString();
    }

    private static String text(String field, @Nullable Object value) {
        String text;
        if (value instanceof Double || value instanceof Float || value instanceof BigDecimal) {
            text = new BigDecimal(value.toString()).toPlainString();
        } else if (value instanceof String
                || value instanceof Boolean
                || value instanceof Integer
                || value instanceof Long
                || value instanceof BigInteger) {
            text = value.toString();
        } else {
            throw invalid(field, field + " must be texts, numbers and booleans, or lists of them in the query");
        }
        if (text.chars().anyMatch(c -> c < ' ' || c == 0x7f)) {
            throw invalid(field, field + " must not contain control characters");
        }
        return text;
    }

    private static String escape(String text) {
        StringBuilder escaped = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            if (UNRESERVED.indexOf(c) >= 0) {
                escaped.append(c);
            } else {
                escaped.append(String.format("%%%02X", b & 0xff));
            }
        }
        return escaped.toString();
    }
}
