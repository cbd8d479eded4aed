package dev.parlance.client;

import com.fasterxml.jackson.databind.Module;
import dev.parlance.event.Catalogue;
import dev.parlance.event.Incubating;
import dev.parlance.event.LargeNumbers;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * Makes a client. Every option has a default.
 *
 * <pre>{@code
 * ParlanceClient client = ParlanceClient.builder(URI.create("https://chats.example.com/chats"))
 *         .freshAuth(() -> new Login(tokens.current()))
 *         .catalogues(CHATS)
 *         .transports(ClientTransport.WEBSOCKET)
 *         .header("X-Device", "kiosk-7")
 *         .reconnectionDelay(Duration.ofMillis(500), Duration.ofSeconds(30))
 *         .build();
 * }</pre>
 */
@Incubating
public final class ParlanceClientBuilder {
    private static final Set<String> SCHEMES = Set.of("http", "https", "ws", "wss");

    private final URI uri;
    private final Map<String, List<String>> headers = new LinkedHashMap<>();
    private String path = "/socket.io/";
    private List<ClientTransport> transports = List.of(ClientTransport.POLLING, ClientTransport.WEBSOCKET);
    private @Nullable Supplier<?> auth;
    private List<Catalogue> catalogues = List.of();
    private List<Module> modules = List.of();
    private LargeNumbers largeNumbers = LargeNumbers.WARN;
    private Duration connectTimeout = Duration.ofSeconds(20);
    private boolean reconnection = true;
    private Duration minDelay = Duration.ofSeconds(1);
    private Duration maxDelay = Duration.ofSeconds(5);
    private int maxAttempts;
    private Executor executor = SharedThreads.LISTENERS;
    private Consumer<OkHttpClient.Builder> http = builder -> {};

    ParlanceClientBuilder(URI uri) {
        if (uri.getScheme() == null || !SCHEMES.contains(uri.getScheme()) || uri.getHost() == null) {
            throw new IllegalArgumentException("\"" + uri + "\" is not like http://host:port/namespace");
        }
        this.uri = uri;
    }

    /** The path of Engine.IO on the server; {@code /socket.io/} by default. */
    public ParlanceClientBuilder path(String enginePath) {
        this.path = Objects.requireNonNull(enginePath, "path");
        return this;
    }

    /** The transports, in the order in which they are tried; polling and then an upgrade to WebSocket by default. */
    public ParlanceClientBuilder transports(ClientTransport... inOrder) {
        if (inOrder.length == 0) {
            throw new IllegalArgumentException("a client needs a transport");
        }
        this.transports = List.of(inOrder);
        return this;
    }

    /** A header of every HTTP request, the handshakes of WebSockets among them; a name may be given several times. */
    public ParlanceClientBuilder header(String name, String value) {
        headers.computeIfAbsent(name, first -> new ArrayList<>()).add(Objects.requireNonNull(value, "value"));
        return this;
    }

    /**
     * What the client sends as {@code auth} each time it connects to the namespace.
     *
     * @param credentials a record, a map, or anything else that is written as a JSON object
     */
    public ParlanceClientBuilder auth(Object credentials) {
        Objects.requireNonNull(credentials, "credentials");
        return freshAuth(() -> credentials);
    }

    /**
     * What the client sends as {@code auth}, asked for each time it connects to the namespace, such as a token that does not last. The
     * supplier runs on the one thread of socket.io-client-java, for all clients of the process: it should not wait for
     * long. If it throws, the client does not connect.
     *
     * <pre>{@code
     * ParlanceClient.builder(uri).freshAuth(() -> new Login(tokens.current())).build();
     * }</pre>
     */
    public ParlanceClientBuilder freshAuth(Supplier<?> credentials) {
        this.auth = Objects.requireNonNull(credentials, "credentials");
        return this;
    }

    /**
     * The catalogues that the namespace has, all in one dialect: only their events can be used, and acks are read in their dialect.
     * Without any, all events can be used, in the standard dialect.
     */
    public ParlanceClientBuilder catalogues(Catalogue... all) {
        this.catalogues = List.of(all);
        return this;
    }

    /** Jackson's modules for types of payloads beside those that the library knows, as of the server. */
    public ParlanceClientBuilder jsonModules(Module... all) {
        this.modules = List.of(all);
        return this;
    }

    /**
     * What becomes of integers that JavaScript cannot hold: as on the server; {@link LargeNumbers#WARN} by default, which leaves
     * them as they are.
     */
    public ParlanceClientBuilder largeNumbers(LargeNumbers treatment) {
        this.largeNumbers = Objects.requireNonNull(treatment, "largeNumbers");
        return this;
    }

    /** How long one attempt to connect may take; 20 seconds by default. */
    public ParlanceClientBuilder connectTimeout(Duration timeout) {
        this.connectTimeout = positive("connectTimeout", timeout);
        return this;
    }

    /**
     * Whether the client connects again by itself after a connection is lost or could not be made; true by default. It never does
     * after the server has refused or disconnected it.
     */
    public ParlanceClientBuilder reconnection(boolean enabled) {
        this.reconnection = enabled;
        return this;
    }

    /**
     * How long it waits before it connects again: the first time, and at most, with a jitter; 1 and 5 seconds by default.
     *
     * @throws IllegalArgumentException if one is not positive, or the first is longer
     */
    public ParlanceClientBuilder reconnectionDelay(Duration first, Duration max) {
        if (positive("reconnectionDelay", first).compareTo(max) > 0) {
            throw new IllegalArgumentException("the first delay must not be longer than the maximum: " + first);
        }
        this.minDelay = first;
        this.maxDelay = max;
        return this;
    }

    /** How often it tries at most before it gives up; without end by default. */
    public ParlanceClientBuilder reconnectionAttempts(int max) {
        if (max < 1) {
            throw new IllegalArgumentException("reconnectionAttempts must be positive: " + max);
        }
        this.maxAttempts = max;
        return this;
    }

    /**
     * Where listeners and handlers run, one after another, and futures are completed, beside them. Threads of the library by
     * default, one for each client with something to do. With one thread for all, such as that of a user interface, a
     * listener must not wait for a future of the client; it may wait in {@code request}.
     *
     * <pre>{@code
     * ParlanceClient.builder(uri).executor(command -> SwingUtilities.invokeLater(command)).build();
     * }</pre>
     */
    public ParlanceClientBuilder executor(Executor listeners) {
        this.executor = Objects.requireNonNull(listeners, "executor");
        return this;
    }

    /**
     * Changes the HTTP client that carries the connection: TLS, a proxy, timeouts. All clients share one, with its threads.
     *
     * <pre>{@code
     * ParlanceClient.builder(uri).http(http -> http.connectTimeout(Duration.ofSeconds(3))).build();
     * }</pre>
     */
    public ParlanceClientBuilder http(Consumer<OkHttpClient.Builder> change) {
        this.http = Objects.requireNonNull(change, "http");
        return this;
    }

    /**
     * Makes the client; it is not connected.
     *
     * @throws IllegalArgumentException if the catalogues have different dialects, or an event that a client cannot read or write
     */
    public ParlanceClient build() {
        ClientOptions options = new ClientOptions(
                uri,
                path,
                transports,
                headers,
                auth,
                catalogues,
                modules,
                largeNumbers,
                connectTimeout,
                reconnection,
                minDelay,
                maxDelay,
                maxAttempts,
                executor,
                http);
        return new ParlanceClient(options, ClientParts.of(options));
    }

    private static Duration positive(String name, Duration time) {
        if (time.isNegative() || time.isZero()) {
            throw new IllegalArgumentException(name + " must be positive: " + time);
        }
        return time;
    }
}
