package dev.parlance.http;

import dev.parlance.event.Incubating;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** A request as it came in. Immutable, except that its body is not copied. */
public final class HttpRequest {
    private final String method;
    private final String rawPath;
    private final String path;
    private final Query query;
    private final Headers headers;
    private final byte[] body;
    private final InetSocketAddress remoteAddress;
    private final boolean secure;
    private final boolean allowsCredentials;
    private final Instant time;
    private final List<X509Certificate> clientCertificates;

    private HttpRequest(Builder builder) {
        this.method = builder.method;
        this.rawPath = builder.rawPath;
        this.path = decode(builder.rawPath);
        this.query = builder.query;
        this.headers = builder.headers;
        this.body = builder.body;
        this.remoteAddress = builder.remoteAddress;
        this.secure = builder.secure;
        this.allowsCredentials = builder.allowsCredentials;
        this.time = builder.time;
        this.clientCertificates = builder.clientCertificates;
    }

    /**
     * Begins a request, as an engine does, or a test of a handler:
     *
     * <pre>{@code
     * HttpRequest request = HttpRequest.builder("POST", "/orders?dry=1")
     *         .headers(Headers.of("Authorization", "Bearer abc"))
     *         .body("{}".getBytes(StandardCharsets.UTF_8))
     *         .build();
     * }</pre>
     *
     * @param method the method, in upper case
     * @param url as {@link #url}: the path, percent-encoded, and the query, if there is one
     */
    public static Builder builder(String method, String url) {
        int mark = url.indexOf('?');
        return mark < 0
                ? new Builder(method, url, Query.NONE)
                : new Builder(method, url.substring(0, mark), Query.parse(url.substring(mark + 1)));
    }

    /**
     * Begins a request whose query is parsed already.
     *
     * @param path the path, percent-encoded
     */
    public static Builder builder(String method, String path, Query query) {
        return new Builder(method, path, query);
    }

    /** The method, in upper case as sent. */
    public String method() {
        return method;
    }

    /** The path and the query as they were sent, percent-encoded: {@code /socket.io/?EIO=4&transport=polling}. */
    public String url() {
        return query.raw().isEmpty() ? rawPath : rawPath + "?" + query.raw();
    }

    /** The decoded path, beginning with a slash, without the query; it may contain {@code ..}. */
    public String path() {
        return path;
    }

    /** The URL's parameters. */
    public Query query() {
        return query;
    }

    /** The header fields. */
    public Headers headers() {
        return headers;
    }

    /**
     * The whole body, at most the server's {@code maxPayload} bytes; empty for a request without one. Not copied: do not
     * change it.
     */
    public byte[] body() {
        return body;
    }

    /**
     * The client's address: that of the connection's other end, or what the server's trusted proxies say, with port 0 if they
     * name none. A proxy that is not trusted is the client.
     */
    public InetSocketAddress remoteAddress() {
        return remoteAddress;
    }

    /** Whether it came over TLS, which this server ended or a trusted proxy. */
    public boolean secure() {
        return secure;
    }

    /**
     * Whether the page that sends it may use the user's cookies, as {@code Access-Control-Allow-Credentials} says: false for a page
     * of another origin that is let in only because any may connect.
     */
    @Incubating
    public boolean allowsCredentials() {
        return allowsCredentials;
    }

    /** When it had arrived. */
    public Instant time() {
        return time;
    }

    /**
     * The certificates that the other end of the connection has shown and the server trusts, the client's own first; empty if the
     * server does not ask for one, the client showed none, or a proxy ends TLS. Behind a proxy it is the proxy's.
     */
    @Incubating
    public List<X509Certificate> clientCertificates() {
        return clientCertificates;
    }

    /** Method and path; never a header, a parameter or the body. */
    @Override
    public String toString() {
        return method + " " + path;
    }

    private static String decode(String rawPath) {
        if (!rawPath.startsWith("/")) {
            throw new IllegalArgumentException("a request's path does not begin with a slash");
        }
        if (rawPath.indexOf('%') < 0) {
            return rawPath;
        }
        try {
            // In a path a plus sign is no space.
            return URLDecoder.decode(rawPath.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw new IllegalArgumentException("a request's path is not well encoded");
        }
    }

    /** What a request is made of. For one thread. */
    public static final class Builder {
        private static final byte[] NO_BODY = new byte[0];
        private static final InetSocketAddress LOOPBACK = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

        private final String method;
        private final String rawPath;
        private final Query query;
        private Headers headers = Headers.NONE;
        private byte[] body = NO_BODY;
        private InetSocketAddress remoteAddress = LOOPBACK;
        private boolean secure;
        private boolean allowsCredentials = true;
        private Instant time = Instant.EPOCH;
        private List<X509Certificate> clientCertificates = List.of();

        private Builder(String method, String rawPath, Query query) {
            this.method = Objects.requireNonNull(method);
            this.rawPath = Objects.requireNonNull(rawPath);
            this.query = Objects.requireNonNull(query);
        }

        /** The header fields; none by default. */
        public Builder headers(Headers headers) {
            this.headers = Objects.requireNonNull(headers);
            return this;
        }

        /** The whole body; empty by default. Not copied: do not change it afterwards. */
        public Builder body(byte[] body) {
            this.body = Objects.requireNonNull(body);
            return this;
        }

        /** The client's address; the loopback address by default. */
        public Builder remoteAddress(InetSocketAddress address) {
            this.remoteAddress = Objects.requireNonNull(address);
            return this;
        }

        /** Whether it came over TLS; false by default. */
        public Builder secure(boolean secure) {
            this.secure = secure;
            return this;
        }

        /** Whether the page that sends it may use the user's cookies; true by default. */
        @Incubating
        public Builder allowsCredentials(boolean allowed) {
            this.allowsCredentials = allowed;
            return this;
        }

        /** When it had arrived; the epoch by default. */
        public Builder time(Instant time) {
            this.time = Objects.requireNonNull(time);
            return this;
        }

        /** The certificates that the client has shown, its own first; none by default. */
        @Incubating
        public Builder clientCertificates(List<X509Certificate> certificates) {
            this.clientCertificates = List.copyOf(certificates);
            return this;
        }

        /**
         * Makes the request.
         *
         * @throws IllegalArgumentException if the path does not begin with a slash or is not well encoded
         */
        public HttpRequest build() {
            return new HttpRequest(this);
        }
    }
}
