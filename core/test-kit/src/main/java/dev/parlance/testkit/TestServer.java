package dev.parlance.testkit;

import dev.parlance.ParlanceServer;
import dev.parlance.ServerBuilder;
import dev.parlance.ServerOptions;
import dev.parlance.adapter.AdapterFactory;
import dev.parlance.event.Catalogue;
import dev.parlance.event.Dialect;
import dev.parlance.event.Incubating;
import dev.parlance.event.Limits;
import dev.parlance.http.Headers;
import dev.parlance.http.HttpResponse;
import dev.parlance.http.Query;
import dev.parlance.http.RequestRefusedException;
import dev.parlance.internal.execution.Timers;
import dev.parlance.internal.json.JsonCodec;
import dev.parlance.internal.server.Environment;
import dev.parlance.internal.server.SocketIoServer;
import dev.parlance.socket.ForwardingServer;
import dev.parlance.socket.NamespaceBuilder;
import dev.parlance.socket.RateLimits;
import dev.parlance.socket.Server;
import dev.parlance.socket.Socket;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
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
    private final DrivenExecutor executor = new DrivenExecutor();
    private final Timers clock;
    private final Driver driver;
    private final JsonCodec clientCodec;
    private final List<MemoryClient> answering = new ArrayList<>();
    private final ServerOptions options;
    private final MemoryEngine engine;
    private final MemoryRequests requests;
    private final SocketIoServer server;
    private boolean crashed;

    /**
     * A server of those options.
     *
     * @param ids makes the ids of its sockets
     * @param driver lets it run
     */
    TestServer(ServerOptions options, Timers clock, Supplier<String> ids, Function<TestServer, Driver> driver) {
        this.options = options;
        this.clock = clock;
        this.driver = driver.apply(this);
        this.clientCodec = new JsonCodec(
                MemoryOptions.json(options).withLimits(Limits.NONE).withValidators(List.of()));
        this.engine = new MemoryEngine(MemoryOptions.engine(options));
        this.requests = new MemoryRequests(options, engine, clock, this::run);
        this.server = new SocketIoServer(
                new Environment(
                        MemoryOptions.settings(options),
                        engine,
                        new JsonCodec(MemoryOptions.json(options)),
                        clock,
                        executor,
                        executor,
                        ids),
                this);
        server.reserve(options.path());
        try {
            server.start();
        } catch (IOException e) {
            throw new IllegalStateException("a server in memory has nothing to bind", e);
        }
    }

    /**
     * A server with the defaults of {@link ServerBuilder} that speaks those catalogues; but without limits on how often clients
     * send, as its time stands still.
     *
     * <pre>{@code
     * TestServer server = TestServer.create(CHATS);
     * }</pre>
     */
    public static TestServer create(Catalogue... catalogues) {
        return create(ParlanceServer.builder()
                .catalogues(catalogues)
                .rateLimits(RateLimits.NONE)
                .options());
    }

    /**
     * The same, connected with others by an adapter.
     *
     * <pre>{@code
     * TestServer first = TestServer.create(adapters, CHATS);
     * TestServer second = TestServer.create(adapters, CHATS);
     * }</pre>
     */
    public static TestServer create(AdapterFactory adapters, Catalogue... catalogues) {
        return create(ParlanceServer.builder()
                .catalogues(catalogues)
                .adapter(adapters)
                .rateLimits(RateLimits.NONE)
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
     * <p>What needs a network or threads has no effect in memory: host, port, allowed origins, proxies, keep-alive, pings, the upgrade and its
     * timeout, the cookie, event loops and executors. Of TLS it is only seen that connections are secure, of the transports
     * that clients have one of them: WebSocket if it is allowed. {@code sendBudget} counts what the test has not read,
     * {@code checkOutgoing} is on in any case, {@code closeDeadline} is that of {@link #closeGracefully()}. All other options
     * are as on a port, with all times on the clock of the test.
     */
    public static TestServer create(ServerOptions options) {
        return create(options, new SocketIds());
    }

    /**
     * A server with those options, whose sockets have those ids: for servers that an adapter connects, where no two sockets may
     * have the same. The servers of a {@link TestCluster} have that anyway.
     *
     * <pre>{@code
     * AtomicInteger last = new AtomicInteger();
     * TestServer first = TestServer.create(options, () -> String.format("socket-%013d", last.incrementAndGet()));
     * TestServer second = TestServer.create(options, () -> String.format("socket-%013d", last.incrementAndGet()));
     * }</pre>
     *
     * @param ids makes an id for each new socket, of the form that {@link Socket#isId} knows
     */
    @Incubating
    public static TestServer create(ServerOptions options, Supplier<String> ids) {
        TestClock clock = new TestClock();
        return new TestServer(options, clock, ids, server -> new Driver(clock, () -> List.of(server)));
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
        String full = namespace.startsWith("/") ? namespace : "/" + namespace;
        return connect(new MemoryClient(this, wire(), full), auth);
    }

    TestClient connect(MemoryClient client, @Nullable Object auth) {
        client.connect(auth);
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
        return new Wire(this, requests.open(headers, query));
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
        return requests.send(method, path, body);
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
        return requests.begin(method, path, body);
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
        return openWebSocket(path, Headers.NONE, Query.NONE);
    }

    /**
     * Opens a plain WebSocket with those headers and that query.
     *
     * <pre>{@code
     * Wire feed = server.openWebSocket("/feed", Headers.of("Cookie", "session=abc"), Query.NONE);
     * }</pre>
     *
     * @throws RequestRefusedException if the server answers with plain HTTP, with that answer
     */
    @Incubating
    public Wire openWebSocket(String path, Headers headers, Query query) {
        return new Wire(this, requests.upgrade(path, query, headers));
    }

    /**
     * Connects a client by a plain WebSocket of a namespace: see {@link NamespaceBuilder#webSocket}.
     *
     * <pre>{@code
     * TestWebSocket cid = server.connectWebSocket("/feed", Headers.of("Authorization", "cid's token"));
     * assertEquals(new Said("ana", "Hello"), cid.expect(SAID));
     * }</pre>
     *
     * @throws RequestRefusedException if the server answers with plain HTTP, with that answer
     */
    @Incubating
    public TestWebSocket connectWebSocket(String path, Headers headers) {
        TestWebSocket client = new TestWebSocket(this, openWebSocket(path, headers, Query.NONE));
        run();
        return client;
    }

    /**
     * Runs everything that is ready, and what that makes ready; also what is scheduled for now, and the answers of clients
     * that {@link TestClient#answer}. Clients that wait for something do so by themselves.
     *
     * <pre>{@code
     * ana.emit(TYPING, new Typing("42"));
     * server.run();
     * }</pre>
     *
     * <p>In a handler no other runs: they do when the test goes on. A server of a {@link TestCluster} runs with the others.
     */
    public void run() {
        driver.run();
    }

    /** Runs what is ready on this server; returns whether there was anything. */
    boolean runOnce() {
        return !crashed && (engine.runLoop() | executor.runAll() | answerRequests());
    }

    private boolean answerRequests() {
        boolean answered = false;
        for (MemoryClient client : List.copyOf(answering)) {
            answered |= client.answerRequests();
        }
        return answered;
    }

    /** A client answers requests of the server from now on. */
    void answersRequests(MemoryClient client) {
        if (!answering.contains(client)) {
            answering.add(client);
        }
    }

    /**
     * Lets time pass: first runs what is ready, then each timer in its order with all that follows from it. In a {@link
     * TestCluster} it passes for all servers.
     *
     * <pre>{@code
     * server.advance(Duration.ofMinutes(5));
     * }</pre>
     */
    public void advance(Duration duration) {
        driver.advance(duration);
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

    /** Ends it as a killed process ends: nothing runs any more, and clients only see that their connections are gone. */
    void crash() {
        crashed = true;
        engine.crash();
        executor.close();
    }

    @Override
    protected Server server() {
        return server;
    }

    /** The dialect that a namespace speaks. */
    Dialect dialect(String namespace) {
        return namespaces().stream()
                .filter(one -> one.name().equals(namespace))
                .flatMap(one -> one.catalogues().stream())
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
