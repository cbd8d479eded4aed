package dev.parlance.socket;

import dev.parlance.event.Incubating;
import dev.parlance.http.Headers;
import dev.parlance.http.Query;
import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a client came to a namespace. Immutable. */
public interface Handshake {
    /** The namespace that it asked for, with its leading slash. */
    String namespace();

    /**
     * The auth payload of this namespace's CONNECT packet as plain Java values; null if it came without one. Another
     * namespace of the same connection has another.
     */
    @Nullable
    Object auth();

    /**
     * The auth payload, bound to a type of the application; an empty object if it came without one.
     *
     * @throws dev.parlance.event.RefusedException with {@code validation-failed} if it does not fit; thrown on by an
     *     authenticator or a middleware, it refuses the connection
     */
    <T> T auth(Class<T> type);

    /**
     * The URL of the request that opened the connection, as it was sent: {@code /socket.io/?EIO=4&transport=polling}. It is
     * the same for all namespaces of the connection.
     */
    String url();

    /** The header fields of the request that opened the connection. */
    Headers headers();

    /** The parameters of that request's URL, those of Engine.IO among them. */
    Query query();

    /**
     * The client's address: that of the connection's other end, or what the server's trusted proxies say, with port 0 if they
     * name none. A proxy that is not trusted is the client.
     */
    InetSocketAddress address();

    /** Whether the client uses TLS, which this server ends or a trusted proxy. */
    boolean secure();

    /**
     * Whether the page that connects may use the user's cookies, as {@code Access-Control-Allow-Credentials} says: false for a
     * page of another origin that is let in only because any may connect. A browser sends its cookies with a WebSocket in any
     * case.
     */
    @Incubating
    boolean allowsCredentials();

    /**
     * The certificates that the other end of the connection has shown and the server trusts, the client's own first; empty if
     * there are none. See {@code TlsFiles.withClientAuthentication}. Behind a proxy it is the proxy's.
     *
     * <pre>{@code
     * Authenticator<Account> byCertificate = handshake -> {
     *     if (handshake.clientCertificates().isEmpty()) {
     *         throw new ConnectRefusedException("A certificate is required");
     *     }
     *     return new Account(handshake.clientCertificates().get(0).getSubjectX500Principal().getName());
     * };
     * }</pre>
     */
    @Incubating
    default List<X509Certificate> clientCertificates() {
        return List.of();
    }

    /** When the connection was opened. */
    Instant time();
}
