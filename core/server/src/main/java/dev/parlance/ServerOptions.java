package dev.parlance;

import com.fasterxml.jackson.databind.Module;
import dev.parlance.SessionCookie.SameSite;
import dev.parlance.adapter.AdapterFactory;
import dev.parlance.event.Catalogue;
import dev.parlance.event.Incubating;
import dev.parlance.event.LargeNumbers;
import dev.parlance.event.Limits;
import dev.parlance.event.PayloadValidator;
import dev.parlance.event.Rate;
import dev.parlance.http.HandshakeHook;
import dev.parlance.internal.engine.OriginPattern;
import dev.parlance.internal.engine.TlsSuites;
import dev.parlance.internal.server.listener.Vocabulary;
import dev.parlance.socket.ExceptionMapper;
import dev.parlance.socket.HandlerInterceptor;
import dev.parlance.socket.RateLimits;
import dev.parlance.socket.ServerListener;
import dev.parlance.socket.Transport;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** A server's configuration; made, and explained with its defaults and bounds, by {@link ServerBuilder}. Immutable. */
public final class ServerOptions {
    /** Stands for any origin in {@link #allowedOrigins}. */
    public static final String ANY_ORIGIN = "*";

    private final @Nullable String host;
    private final int port;
    private final String path;
    private final Set<Transport> transports;
    private final Set<String> allowedOrigins;
    private final @Nullable Predicate<String> originCheck;
    private final TrustedProxies trustedProxies;
    private final Duration pingInterval;
    private final Duration pingTimeout;
    private final Duration connectTimeout;
    private final Duration upgradeTimeout;
    private final Duration keepAlive;
    private final Duration handlerDeadline;
    private final Duration closeDeadline;
    private final int maxPayload;
    private final int maxAttachments;
    private final int maxWaitingEvents;
    private final long sendBudget;
    private final MemoryLimits memoryLimits;
    private final @Nullable SessionCookie cookie;
    private final @Nullable Supplier<SSLContext> tls;
    private final @Nullable TlsFiles tlsFiles;
    private final boolean serveClient;
    private final @Nullable Path clientFolder;
    private final int eventLoopThreads;
    private final int handlerThreads;
    private final @Nullable Executor executor;
    private final @Nullable Executor blockingExecutor;
    private final Limits limits;
    private final List<Catalogue> catalogues;
    private final List<Module> jsonModules;
    private final LargeNumbers largeNumbers;
    private final boolean checkOutgoing;
    private final AdapterFactory adapters;
    private final @Nullable HandshakeHook handshakeHook;
    private final List<ServerListener> listeners;
    private final List<HandlerInterceptor> interceptors;
    private final List<ExceptionMapper> exceptionMappers;
    private final List<PayloadValidator> payloadValidators;
    private final RateLimits rateLimits;
    private final RecoveryOptions recovery;

    /** What the builder has now, if it fits together. */
    ServerOptions(OptionValues builder) {
        this.host = builder.host;
        this.port = builder.port;
        this.path = builder.path.endsWith("/") ? builder.path : builder.path + "/";
        this.transports = Set.copyOf(builder.transports);
        this.allowedOrigins =
                builder.allowedOrigins.stream().map(ServerOptions::origin).collect(Collectors.toUnmodifiableSet());
        this.originCheck = builder.originCheck;
        this.trustedProxies = builder.trustedProxies;
        this.pingInterval = builder.pingInterval;
        this.pingTimeout = builder.pingTimeout;
        this.connectTimeout = builder.connectTimeout;
        this.upgradeTimeout = builder.upgradeTimeout;
        this.keepAlive = builder.keepAlive;
        this.handlerDeadline = builder.handlerDeadline;
        this.closeDeadline = builder.closeDeadline;
        this.maxPayload = builder.maxPayload;
        this.maxAttachments = builder.maxAttachments;
        this.maxWaitingEvents = builder.maxWaitingEvents;
        this.sendBudget = builder.sendBudget == null ? 16L * builder.maxPayload : builder.sendBudget;
        this.memoryLimits = builder.memoryLimits;
        this.cookie = builder.cookie;
        this.tls = builder.tls;
        this.tlsFiles = builder.tlsFiles;
        this.serveClient = builder.serveClient;
        this.clientFolder = builder.clientFolder;
        this.eventLoopThreads = builder.eventLoopThreads;
        this.handlerThreads = builder.handlerThreads;
        this.executor = builder.executor;
        this.blockingExecutor = builder.blockingExecutor;
        this.limits = builder.limits;
        this.catalogues = builder.catalogues;
        this.jsonModules = builder.jsonModules;
        this.largeNumbers = builder.largeNumbers;
        this.checkOutgoing = builder.checkOutgoing;
        this.adapters = builder.adapters;
        this.handshakeHook = builder.handshakeHook;
        this.listeners = List.copyOf(builder.listeners);
        this.interceptors = List.copyOf(builder.interceptors);
        this.exceptionMappers = List.copyOf(builder.exceptionMappers);
        this.payloadValidators = List.copyOf(builder.payloadValidators);
        this.recovery = builder.recovery;
        this.rateLimits = builder.rateLimits.orBytes(
                Rate.of(Math.min(1_000_000_000, Math.max(maxPayload, sendBudget / 2)), Duration.ofSeconds(10)));
        check();
    }

    /** An origin as browsers write it. */
    static String origin(String origin) {
        return origin.equals(ANY_ORIGIN) ? origin : OriginPattern.parse(origin).toString();
    }

    private void check() {
        OptionBounds.PORT.check("port", port);
        OptionBounds.PATH.check("path", path);
        require(!transports.isEmpty(), "transports must name at least one", transports);
        OptionBounds.TIME.check("pingInterval", pingInterval);
        OptionBounds.TIME.check("pingTimeout", pingTimeout);
        OptionBounds.TIME.check("connectTimeout", connectTimeout);
        OptionBounds.TIME.check("upgradeTimeout", upgradeTimeout);
        OptionBounds.TIME.check("keepAlive", keepAlive);
        OptionBounds.TIME.check("handlerDeadline", handlerDeadline);
        OptionBounds.TIME_OR_NONE.check("closeDeadline", closeDeadline);
        OptionBounds.MAX_PAYLOAD.check("maxPayload", maxPayload);
        OptionBounds.NOT_NEGATIVE.check("maxAttachments", maxAttachments);
        OptionBounds.POSITIVE.check("maxWaitingEvents", maxWaitingEvents);
        require(sendBudget >= maxPayload, "sendBudget must not be below maxPayload", sendBudget);
        if (cookie != null) {
            require(
                    cookie.secure() || cookie.sameSite() != SameSite.NONE,
                    "cookie must be secure if it is SameSite=None",
                    cookie.name());
        }
        if (tls != null) {
            SSLContext context = tls.get();
            require(
                    context != null && TlsSuites.of(context).length > 0,
                    "tls must offer a cipher suite of TLS 1.3, or one with ECDHE and GCM",
                    context);
        }
        Vocabulary.of(catalogues);
        OptionBounds.NOT_NEGATIVE.check("eventLoopThreads", eventLoopThreads);
        OptionBounds.POSITIVE.check("handlerThreads", handlerThreads);
    }

    private static void require(boolean holds, String sentence, @Nullable Object value) {
        if (!holds) {
            throw new IllegalArgumentException(sentence + ": " + value);
        }
    }

    /** The address to bind; null for all addresses. */
    public @Nullable String host() {
        return host;
    }

    /** The port to bind, 0 for any free one. */
    public int port() {
        return port;
    }

    /** The path of Socket.IO, with a slash at both ends. */
    public String path() {
        return path;
    }

    /** The transports that clients may use. */
    public Set<Transport> transports() {
        return transports;
    }

    /**
     * The origins from which a browser's page may connect, besides the server's, as browsers write them; {@link #ANY_ORIGIN}
     * stands for all.
     */
    public Set<String> allowedOrigins() {
        return allowedOrigins;
    }

    /** What is asked about other origins; null for nothing. */
    public @Nullable Predicate<String> originCheck() {
        return originCheck;
    }

    /** The proxies that are believed what they say of a client. */
    public TrustedProxies trustedProxies() {
        return trustedProxies;
    }

    /** How often a client is pinged. */
    public Duration pingInterval() {
        return pingInterval;
    }

    /** How long a client may take to answer a ping. */
    public Duration pingTimeout() {
        return pingTimeout;
    }

    /** How long a connection may be without any namespace. */
    public Duration connectTimeout() {
        return connectTimeout;
    }

    /** How long an upgrade to WebSocket may take. */
    public Duration upgradeTimeout() {
        return upgradeTimeout;
    }

    /** How long an HTTP connection may be idle between two requests. */
    public Duration keepAlive() {
        return keepAlive;
    }

    /** How long a handler, an authenticator or a listener may take. */
    public Duration handlerDeadline() {
        return handlerDeadline;
    }

    /** How long {@link ParlanceServer#close} may take. */
    public Duration closeDeadline() {
        return closeDeadline;
    }

    /** The maximum size of one message with its attachments, in bytes. */
    public int maxPayload() {
        return maxPayload;
    }

    /** How many binary attachments one message may have. */
    public int maxAttachments() {
        return maxAttachments;
    }

    /** How many events of one connection may wait to be handled before it is not read. */
    public int maxWaitingEvents() {
        return maxWaitingEvents;
    }

    /** How many bytes may wait for a client that does not read. */
    public long sendBudget() {
        return sendBudget;
    }

    /** How much memory clients can take with what is unfinished or waits. */
    public MemoryLimits memoryLimits() {
        return memoryLimits;
    }

    /** The cookie for load balancers; null for none. */
    public @Nullable SessionCookie cookie() {
        return cookie;
    }

    /** What TLS is served with now; null for plain TCP, or for {@link #tlsFiles}. */
    public @Nullable SSLContext tls() {
        return tls == null ? null : tls.get();
    }

    @Nullable
    Supplier<SSLContext> tlsContexts() {
        return tls;
    }

    /** The files that TLS is served with; null for none. */
    @Incubating
    public @Nullable TlsFiles tlsFiles() {
        return tlsFiles;
    }

    /** Whether the JavaScript client is served. */
    @Incubating
    public boolean serveClient() {
        return serveClient;
    }

    /** The folder of its files; null for the class path. */
    @Incubating
    public @Nullable Path clientFolder() {
        return clientFolder;
    }

    /** How many threads read and write; 0 for as many as there are cores. */
    public int eventLoopThreads() {
        return eventLoopThreads;
    }

    /** How many threads run handlers on Java before 21. */
    public int handlerThreads() {
        return handlerThreads;
    }

    /** What runs handlers; null for the library's threads. */
    public @Nullable Executor executor() {
        return executor;
    }

    /** What runs what features wait for; null for the library's threads. */
    public @Nullable Executor blockingExecutor() {
        return blockingExecutor;
    }

    /** How long texts and lists in what clients send may be. */
    public Limits limits() {
        return limits;
    }

    /** Jackson's modules for further types. */
    // An application that has modules of Jackson requires Jackson itself.
    @SuppressWarnings("exports")
    public List<Module> jsonModules() {
        return jsonModules;
    }

    /** What becomes of integers that JavaScript cannot hold. */
    public LargeNumbers largeNumbers() {
        return largeNumbers;
    }

    /** Whether what the server sends is checked against its records. */
    public boolean checkOutgoing() {
        return checkOutgoing;
    }

    /** The catalogues of namespaces that name none themselves. */
    public List<Catalogue> catalogues() {
        return catalogues;
    }

    /** What connects it with other servers. */
    public AdapterFactory adapters() {
        return adapters;
    }

    /** What is asked before a client's connection is opened; null for nothing. */
    public @Nullable HandshakeHook handshakeHook() {
        return handshakeHook;
    }

    /** What sees what happens on the server. */
    public List<ServerListener> listeners() {
        return listeners;
    }

    /** What runs around the application's code, the first outermost. */
    public List<HandlerInterceptor> interceptors() {
        return interceptors;
    }

    /** What says with what exceptions are refused, in the order in which it is asked. */
    public List<ExceptionMapper> exceptionMappers() {
        return exceptionMappers;
    }

    /** What checks the payloads that clients send. */
    public List<PayloadValidator> payloadValidators() {
        return payloadValidators;
    }

    /** What clients find again that come back. */
    @Incubating
    public RecoveryOptions recovery() {
        return recovery;
    }

    /** What the server accepts of a client, of an address and in all. */
    public RateLimits rateLimits() {
        return rateLimits;
    }
}
