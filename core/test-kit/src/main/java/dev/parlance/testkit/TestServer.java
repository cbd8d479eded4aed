package dev.parlance.testkit;

import dev.parlance.ParlanceServer;
import dev.parlance.ServerBuilder;
import dev.parlance.ServerOptions;
import dev.parlance.adapter.AdapterFactory;
import dev.parlance.event.Catalogue;
import dev.parlance.event.Dialect;
import dev.parlance.event.Event;
import dev.parlance.event.Limits;
import dev.parlance.http.Headers;
import dev.parlance.http.HttpRequest;
import dev.parlance.http.HttpResponse;
import dev.parlance.http.Query;
import dev.parlance.http.RequestRefusedException;
import dev.parlance.internal.engine.EngineHandler.Opening;
import dev.parlance.internal.engine.EngineHandler.Upgrade;
import dev.parlance.internal.json.JsonCodec;
import dev.parlance.internal.json.JsonSettings;
import dev.parlance.internal.server.Environment;
import dev.parlance.internal.server.ForwardingServer;
import dev.parlance.internal.server.JsonWarnings;
import dev.parlance.internal.server.SocketIoServer;
import dev.parlance.internal.server.SocketIoSettings;
import dev.parlance.socket.Server;
import dev.parlance.socket.Transport;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A server in memory: an application sets it up as it sets up a {@code ParlanceServer}, then connects {@link
 * TestClient}s. Its socket ids are {@code socket-0000000000001} and on. What it sends is always checked against its records
 * ({@link ServerBuilder#checkOutgoing}).
 *
 * <pre>{@code
 * TestServer server = TestServer.create(
 *         ParlanceServer.builder().handlerDeadline(Duration.ofSeconds(5)).options());
 * App.setUp(server);                                        // the same as for a ParlanceServer
 * TestClient ana = server.connect("/chats", new Login("ana's token"));
 * }</pre>
 *
 * <p>Handlers run only inside {@link #run}, {@link #advance}, and the methods of clients that wait; one at a time, in
 * the order in which they became ready. A handler that waits is set aside, and goes on when what it waits for has
 * happened. Not safe for use by several threads.
 */
public final class TestServer extends ForwardingServer implements AutoCloseable {
    private static final HttpResponse FAILED = HttpResponse.text(500, "Internal server error\n");

    private final DrivenExecutor executor = new DrivenExecutor();
    private final TestClock clock = new TestClock();
    private final JsonCodec clientCodec;
    private final AtomicInteger sockets = new AtomicInteger();
    private final List<MemoryClient> clients = new ArrayList<>();
    private final ServerOptions options;
    private final MemoryEngine engine;
    private final SocketIoServer server;

    private TestServer(ServerOptions options) {
        this.options = options;
        this.clientCodec = new JsonCodec(json(options).withLimits(Limits.NONE));
        this.engine = new MemoryEngine(new MemoryEngine.Options(
                options.maxPayload(),
                options.sendBudget(),
                transport(options).name().toLowerCase(Locale.ROOT)));
        this.server = new SocketIoServer(
                new Environment(
                        settings(options),
                        engine,
                        new JsonCodec(json(options)),
                        clock,
                        executor,
                        executor,
                        () -> String.format("socket-%013d", sockets.incrementAndGet())),
                this);
        try {
            server.start();
        } catch (IOException e) {
            throw new IllegalStateException("a server in memory has nothing to bind", e);
        }
    }

    /**
     * A server with the defaults of {@link ServerBuilder} that speaks those catalogues.
     *
     * <pre>{@code
     * TestServer server = TestServer.create(CHATS);
     * }</pre>
     */
    public static TestServer create(Catalogue... catalogues) {
        return create(ParlanceServer.builder().catalogues(catalogues).options());
    }

    /**
     * The same, connected with others by an adapter.
     *
     * <pre>{@code
     * TestServer first = TestServer.create(cluster, CHATS);
     * TestServer second = TestServer.create(cluster, CHATS);
     * }</pre>
     */
    public static TestServer create(AdapterFactory adapters, Catalogue... catalogues) {
        return create(ParlanceServer.builder()
                .catalogues(catalogues)
                .adapter(adapters)
                .options());
    }

    /**
     * A server with those options.
     *
     * <pre>{@code
     * TestServer server = TestServer.create(
     *         ParlanceServer.builder().catalogues(CHATS).handlerDeadline(Duration.ofSeconds(5)).options());
     * }</pre>
     *
     * <p>What needs a network or threads has no effect in memory: host, port, allowed origins,
     * pings, the upgrade and its timeout, the cookie, event loops and executors. Of TLS it is only seen that connections
     * are secure, of the transports that clients have one of them: WebSocket if it is allowed. {@code sendBudget} counts
     * what the test has not read, {@code checkOutgoing} is on in any case, {@code closeDeadline} is that of {@link #closeGracefully()}. All other options are as on a
     * port, with all times on the clock of the test.
     */
    public static TestServer create(ServerOptions options) {
        return new TestServer(options);
    }

    private static Transport transport(ServerOptions options) {
        return options.transports().contains(Transport.WEBSOCKET) ? Transport.WEBSOCKET : Transport.POLLING;
    }

    /** What is sent is always checked: tests find what is missing. */
    static JsonSettings json(ServerOptions options) {
        return JsonSettings.of(options.limits())
                .withModules(options.jsonModules())
                .withLargeNumbers(options.largeNumbers(), JsonWarnings::log)
                .checkingOutgoing();
    }

    private static SocketIoSettings settings(ServerOptions options) {
        return new SocketIoSettings(
                options.connectTimeout(),
                options.handlerDeadline(),
                options.maxWaitingEvents(),
                options.maxPayload(),
                options.maxAttachments(),
                options.catalogues(),
                options.adapters(),
                options.handshakeHook());
    }

    @Override
    protected Server server() {
        return server;
    }

    /**
     * Connects a client without auth payload.
     *
     * <pre>{@code
     * TestClient guest = server.connect("/news");
     * }</pre>
     */
    public TestClient connect(String namespace) {
        return connect(namespace, null);
    }

    /**
     * Connects a client.
     *
     * <pre>{@code
     * TestClient ana = server.connect("/chats", new Login("ana's token"));
     * }</pre>
     *
     * @param auth the auth payload: a record or a map; null for none
     * @throws ConnectErrorException if the server refuses it
     */
    public TestClient connect(String namespace, @Nullable Object auth) {
        MemoryClient client = new MemoryClient(this, wire(), namespace.startsWith("/") ? namespace : "/" + namespace);
        client.connect(auth);
        clients.add(client);
        return new TestClient(client);
    }

    /**
     * Opens a connection on which the test sends and reads the text of the protocol.
     *
     * <pre>{@code
     * Wire wire = server.wire().send("0/news,");
     * assertEquals(List.of("0/news,{\"sid\":\"socket-0000000000001\"}"), wire.received());
     * }</pre>
     */
    public Wire wire() {
        return wire(Headers.NONE, Query.NONE);
    }

    /**
     * Opens a connection with those headers and that query.
     *
     * <pre>{@code
     * Wire wire = server.wire(Headers.of("Cookie", "session=abc"), Query.parse("lang=en"));
     * }</pre>
     *
     * @throws RequestRefusedException if the server's handshake hook refuses it, with its answer
     */
    public Wire wire(Headers headers, Query query) {
        HttpRequest request =
                request(HttpRequest.builder("GET", options.path(), query).headers(headers));
        CompletableFuture<Opening> opening = engine.handler().opening(request).toCompletableFuture();
        if (!opening.isDone()) {
            run();
        }
        if (result(opening, "the handshake").orElse(new Opening.Refused(FAILED)) instanceof Opening.Refused refused) {
            throw new RequestRefusedException(refused.response());
        }
        return new Wire(this, engine.open(request));
    }

    /**
     * Sends a plain HTTP request and runs the server until it is answered.
     *
     * <pre>{@code
     * assertEquals(200, server.request("GET", "/health", "").status());
     * }</pre>
     *
     * @throws AssertionError if no answer comes
     */
    public HttpResponse request(String method, String path, String body) {
        CompletableFuture<HttpResponse> answer = beginRequest(method, path, body);
        run();
        return result(answer, method + " " + path).orElse(FAILED);
    }

    /**
     * Sends a plain HTTP request, and does not run the server; ends exceptionally where an engine answers 500.
     *
     * <pre>{@code
     * CompletableFuture<HttpResponse> report = server.beginRequest("POST", "/report", "{}");
     * server.advance(Duration.ofSeconds(10));
     * assertEquals(503, report.join().status());
     * }</pre>
     */
    public CompletableFuture<HttpResponse> beginRequest(String method, String path, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return engine.handler()
                .request(request(HttpRequest.builder(method, path).body(bytes)))
                .toCompletableFuture();
    }

    /**
     * Opens a plain WebSocket.
     *
     * <pre>{@code
     * Wire feed = server.openWebSocket("/feed");
     * assertEquals(List.of("hello"), feed.received());
     * }</pre>
     *
     * @throws RequestRefusedException if the server answers with plain HTTP, with that answer
     * @throws AssertionError if no answer comes
     */
    public Wire openWebSocket(String path) {
        HttpRequest request = request(HttpRequest.builder("GET", path));
        CompletableFuture<Upgrade> answer = engine.handler().upgrade(request).toCompletableFuture();
        run();
        Upgrade upgrade = result(answer, "the upgrade of " + path).orElse(new Upgrade.Refused(FAILED));
        if (upgrade instanceof Upgrade.Accepted accepted) {
            return new Wire(this, engine.open(request, accepted.listener()));
        }
        throw new RequestRefusedException(((Upgrade.Refused) upgrade).response());
    }

    /** What came; empty if it failed, which an engine answers with 500. */
    private static <T> Optional<T> result(CompletableFuture<T> answer, String what) {
        if (!answer.isDone()) {
            throw new AssertionError(what + " was not answered");
        }
        return answer.isCompletedExceptionally() ? Optional.empty() : Optional.of(answer.join());
    }

    private HttpRequest request(HttpRequest.Builder request) {
        return request.remoteAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 40_000))
                .secure(options.tls() != null)
                .time(clock.now())
                .build();
    }

    /**
     * Runs everything that is ready, and what that makes ready; also what is scheduled for now, and the answers of clients
     * that {@link TestClient#answer}. Clients that wait for something do so by themselves.
     *
     * <pre>{@code
     * ana.emit(TYPING, new Typing("42"));
     * server.run();
     * }</pre>
     */
    public void run() {
        boolean ran = true;
        while (ran) {
            ran = engine.runLoop() | executor.runAll() | clock.runDue() | answerRequests();
        }
    }

    private boolean answerRequests() {
        boolean answered = false;
        for (MemoryClient client : List.copyOf(clients)) {
            answered |= client.answerRequests();
        }
        return answered;
    }

    /**
     * Lets time pass: first runs what is ready, then each timer in its order with all that follows from it.
     *
     * <pre>{@code
     * server.advance(Duration.ofMinutes(5));
     * }</pre>
     */
    public void advance(Duration duration) {
        run();
        clock.advance(duration, this::run);
    }

    /** The time of day on this server. */
    public Instant now() {
        return clock.now();
    }

    /** As {@link #closeGracefully(Duration)}, with the deadline of its options. */
    public CompletableFuture<Void> closeGracefully() {
        return closeGracefully(options.closeDeadline());
    }

    /**
     * Begins to close gracefully; the future ends as the test runs the server and lets time pass.
     *
     * <pre>{@code
     * CompletableFuture<Void> closed = server.closeGracefully(Duration.ofSeconds(10));
     * server.run();
     * assertTrue(closed.isDone());
     * }</pre>
     */
    public CompletableFuture<Void> closeGracefully(Duration deadline) {
        return server.close(deadline).toCompletableFuture();
    }

    /** Ends it at once, with the threads of handlers that still wait. */
    @Override
    public void close() {
        executor.close();
    }

    /** The dialect that an event is answered in. */
    Dialect dialect(Event<?> event) {
        return options.catalogues().stream()
                .filter(catalogue -> catalogue.events().contains(event))
                .findFirst()
                .map(Catalogue::dialect)
                .orElse(Dialect.STANDARD);
    }

    /** What clients read and write by: without the server's limits. */
    JsonCodec clientCodec() {
        return clientCodec;
    }

    /** Where handlers wait, each as in a stack trace. */
    List<String> waitingPlaces() {
        return executor.waitingPlaces();
    }
}
