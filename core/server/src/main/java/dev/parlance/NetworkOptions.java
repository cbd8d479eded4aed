package dev.parlance;

import dev.parlance.event.Incubating;
import dev.parlance.socket.Transport;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/** What a {@link ServerBuilder} is told of the network: addresses, transports, origins, proxies, cookies, TLS. */
public abstract sealed class NetworkOptions extends OptionValues permits ServerBuilder {
    NetworkOptions() {}

    private ServerBuilder builder() {
        return (ServerBuilder) this;
    }

    /** The address to bind; all addresses by default. */
    public ServerBuilder host(String host) {
        this.host = Objects.requireNonNull(host, "host");
        return builder();
    }

    /** The port to bind, 0 for any free one; 9092 by default. */
    public ServerBuilder port(int port) {
        this.port = port;
        return builder();
    }

    /**
     * The path of Socket.IO; {@code /socket.io/} by default.
     */
    public ServerBuilder path(String path) {
        this.path = Objects.requireNonNull(path, "path");
        return builder();
    }

    /**
     * The transports of Engine.IO that clients may use; all by default. A plain WebSocket is none: it is refused here.
     *
     * <pre>{@code
     * builder.transports(Transport.WEBSOCKET);
     * }</pre>
     */
    public ServerBuilder transports(Transport first, Transport... others) {
        this.transports = OptionValues.transportsOf(first, others);
        return builder();
    }

    /**
     * The origins from which a browser's page may connect besides the server's own: none by default. A star stands for
     * all subdomains. {@link ServerOptions#ANY_ORIGIN} lets every page connect, without its cookies.
     *
     * <pre>{@code
     * builder.allowedOrigins("https://app.example", "https://*.app.example");
     * }</pre>
     */
    public ServerBuilder allowedOrigins(String... origins) {
        this.allowedOrigins = new LinkedHashSet<>(Arrays.asList(origins));
        return builder();
    }

    /**
     * Is asked whether a page of another origin may connect, as in {@code https://app.example:8443}: about each request, on
     * handler threads, with a handler's deadline. What it throws refuses.
     *
     * <pre>{@code
     * builder.allowedOrigins(origin -> origin.startsWith("http://localhost:"));
     * }</pre>
     */
    public ServerBuilder allowedOrigins(Predicate<String> others) {
        this.originCheck = Objects.requireNonNull(others, "allowedOrigins");
        return builder();
    }

    /** The proxies that are believed what they say of a client; none by default. */
    public ServerBuilder trustedProxies(TrustedProxies proxies) {
        this.trustedProxies = Objects.requireNonNull(proxies, "trustedProxies");
        return builder();
    }

    /**
     * How long an HTTP connection may be idle between two requests; 75 seconds by default. Longer than a load balancer keeps it.
     */
    public ServerBuilder keepAlive(Duration time) {
        this.keepAlive = Objects.requireNonNull(time, "keepAlive");
        return builder();
    }

    /**
     * A cookie for load balancers; none by default.
     *
     * <pre>{@code
     * builder.cookie(SessionCookie.named("io"));
     * }</pre>
     */
    public ServerBuilder cookie(SessionCookie cookie) {
        this.cookie = Objects.requireNonNull(cookie, "cookie");
        return builder();
    }

    /**
     * Serves TLS 1.3 and 1.2 with that context's keys, with forward secrecy; plain TCP by default.
     *
     * <pre>{@code
     * builder.tls(SSLContext.getDefault());
     * }</pre>
     */
    public ServerBuilder tls(SSLContext context) {
        Objects.requireNonNull(context, "tls");
        return tls(() -> context);
    }

    /**
     * Serves TLS as {@link #tls(SSLContext)} does, with contexts that change: a new connection gets the one that is supplied then, open
     * ones go on.
     *
     * <pre>{@code
     * AtomicReference<SSLContext> current = new AtomicReference<>(SSLContext.getDefault());
     * builder.tls(current::get);
     * }</pre>
     *
     * @param contexts called for each connection, on an event loop: must return at once. While it throws, or supplies null or what
     *     the server does not accept, new connections get the last context that was good, and the log says why
     */
    @Incubating
    public ServerBuilder tls(Supplier<SSLContext> contexts) {
        this.tls = Objects.requireNonNull(contexts, "tls");
        this.tlsFiles = null;
        return builder();
    }

    /**
     * Serves TLS as {@link #tls(SSLContext)} does, with a certificate and a key of files, which are read again when they change.
     *
     * <pre>{@code
     * builder.tls(TlsFiles.of(Path.of("/etc/tls/tls.crt"), Path.of("/etc/tls/tls.key")));
     * }</pre>
     *
     * <p>{@link ServerBuilder#build} refuses what clients would not accept: an expired certificate, or a key of another one.
     */
    @Incubating
    public ServerBuilder tls(TlsFiles files) {
        this.tlsFiles = Objects.requireNonNull(files, "tls");
        this.tls = null;
        return builder();
    }

    /**
     * Serves Socket.IO's JavaScript client below {@link #path}, as its server for Node.js does: {@code socket.io.js}, {@code
     * socket.io.min.js}, {@code socket.io.msgpack.min.js} and {@code socket.io.esm.min.js}, with their source maps. Off by default.
     * The files are those of the dependency {@code org.webjars.npm:socket.io-client}, whose version is the application's to choose.
     *
     * <pre>{@code
     * builder.serveClient();          // <script src="/socket.io/socket.io.min.js"></script>
     * }</pre>
     */
    @Incubating
    public ServerBuilder serveClient() {
        this.serveClient = true;
        this.clientFolder = null;
        return builder();
    }

    /**
     * The same with the files of a folder, as npm installs it; they are read when the server is built.
     *
     * <pre>{@code
     * builder.serveClient(Path.of("node_modules/socket.io-client/dist"));
     * }</pre>
     */
    @Incubating
    public ServerBuilder serveClient(Path folder) {
        this.clientFolder = Objects.requireNonNull(folder, "folder");
        this.serveClient = true;
        return builder();
    }

    /**
     * How many threads read and write; by default as many as there are cores. Handlers, authenticators and everything else
     * of the application run elsewhere.
     */
    public ServerBuilder eventLoopThreads(int count) {
        this.eventLoopThreads = count;
        return builder();
    }
}
