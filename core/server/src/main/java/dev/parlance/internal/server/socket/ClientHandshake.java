package dev.parlance.internal.server.socket;

import dev.parlance.http.Headers;
import dev.parlance.http.HttpRequest;
import dev.parlance.http.Query;
import dev.parlance.internal.execution.Printable;
import dev.parlance.internal.json.JsonCodec;
import dev.parlance.internal.json.syntax.MalformedJsonException;
import dev.parlance.socket.Handshake;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A {@link Handshake}: the connection's request and one namespace's auth payload. */
public record ClientHandshake(String namespace, HttpRequest request, byte @Nullable [] authJson, JsonCodec json)
        implements Handshake {
    private static final byte[] EMPTY = "{}".getBytes(StandardCharsets.US_ASCII);

    /** Parses the auth payload, if there is one; not on an event loop. */
    public void checkAuth() throws MalformedJsonException {
        if (authJson != null) {
            json.parseObject(authJson);
        }
    }

    @Override
    public @Nullable Object auth() {
        return authJson == null ? null : json.decodeValue(authJson, Object.class);
    }

    @Override
    public <T> T auth(Class<T> type) {
        return json.decodeValue(authJson == null ? EMPTY : authJson, type);
    }

    @Override
    public String url() {
        return request.url();
    }

    @Override
    public Headers headers() {
        return request.headers();
    }

    @Override
    public Query query() {
        return request.query();
    }

    @Override
    public InetSocketAddress address() {
        return request.remoteAddress();
    }

    @Override
    public boolean secure() {
        return request.secure();
    }

    @Override
    public boolean allowsCredentials() {
        return request.allowsCredentials();
    }

    @Override
    public List<X509Certificate> clientCertificates() {
        return request.clientCertificates();
    }

    @Override
    public Instant time() {
        return request.time();
    }

    /** Nothing that may be secret. */
    @Override
    public String toString() {
        return "handshake of " + Printable.of(namespace);
    }
}
