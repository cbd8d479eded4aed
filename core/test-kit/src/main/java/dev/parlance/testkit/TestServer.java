package dev.parlance.testkit;

import dev.parlance.adapter.AdapterFactory;
import dev.parlance.event.Catalogue;
import dev.parlance.http.Headers;
import dev.parlance.http.HttpRequest;
import dev.parlance.http.HttpResponse;
import dev.parlance.http.Query;
import dev.parlance.http.RequestRefusedException;
import dev.parlance.internal.engine.EngineHandler.Opening;
import dev.parlance.internal.engine.EngineHandler.Upgrade;
import dev.parlance.internal.json.JsonCodec;
import dev.parlance.internal.server.Environment;
import dev.parlance.internal.server.ForwardingServer;
import dev.parlance.internal.server.SocketIoServer;
import dev.parlance.internal.server.SocketIoSettings;
import dev.parlance.socket.Server;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A server in memory: an application sets it up as it sets up a {@code ParlanceServer}, then connects {@link
 * TestClient}s. It has the defaults of {@code ServerBuilder}; its socket ids are {@code socket-0000000000001} and on.
 *
 * <p>Handlers run only inside {@link #run}, {@link #advance}, and the methods of clients that wait; one at a time, in
 * the order in which they became ready. Not safe for use by several threads.
 */
public final class TestServer extends ForwardingServer implements AutoCloseable {
    private static final HttpResponse FAILED = HttpResponse.text(500, "Internal server error\n");

    private final DrivenExecutor executor = new DrivenExecutor();
    private final TestClock clock = new TestClock();
    private final MemoryEngine engine = new MemoryEngine();
    private final JsonCodec json = new JsonCodec();
    private final AtomicInteger sockets = new AtomicInteger();
    private final SocketIoServer server;

    private TestServer(SocketIoSettings settings) {
        this.server = new SocketIoServer(
                new Environment(
                        settings,
                        engine,
                        json,
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

    /** A server that speaks those catalogues. */
    public static TestServer create(Catalogue... catalogues) {
        return create(AdapterFactory.STANDALONE, catalogues);
    }

    /** A server that an adapter connects with others. */
    public static TestServer create(AdapterFactory adapters, Catalogue... catalogues) {
        return new TestServer(new SocketIoSettings(
                Duration.ofSeconds(45),
                Duration.ofSeconds(30),
                1_000,
                1_000_000,
                64,
                List.of(catalogues),
                adapters,
                null));
    }

    @Override
    protected Server server() {
        return server;
    }

    /** Connects a client without auth payload. */
    public TestClient connect(String namespace) {
        return connect(namespace, null);
    }

    /**
     * Connects a client.
     *
     * @param auth the auth payload: a record or a map; null for none
     * @throws ConnectErrorException if the server refuses it
     */
    public TestClient connect(String namespace, @Nullable Object auth) {
        return TestClient.connect(this, wire(), namespace, auth);
    }

    /** Opens a connection on which the test sends and reads the text of the protocol. */
    public Wire wire() {
        return wire(Headers.NONE, Query.NONE);
    }

    /**
     * Opens a connection with those headers and that query.
     *
     * @throws RequestRefusedException if the server's handshake hook refuses it, with its answer
     */
    public Wire wire(Headers headers, Query query) {
        HttpRequest request =
                request(HttpRequest.builder("GET", "/socket.io/", query).headers(headers));
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
     * @throws AssertionError if no answer comes
     */
    public HttpResponse request(String method, String path, String body) {
        CompletableFuture<HttpResponse> answer = beginRequest(method, path, body);
        run();
        return result(answer, method + " " + path).orElse(FAILED);
    }

    /** Sends a plain HTTP request, and does not run the server; ends exceptionally where an engine answers 500. */
    public CompletableFuture<HttpResponse> beginRequest(String method, String path, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return engine.handler()
                .request(request(HttpRequest.builder(method, path).body(bytes)))
                .toCompletableFuture();
    }

    /**
     * Opens a plain WebSocket.
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
                .time(clock.now())
                .build();
    }

    /** Runs everything that is ready, and what that makes ready; also what is scheduled for now. */
    public void run() {
        boolean ran = true;
        while (ran) {
            ran = engine.runLoop() | executor.runAll() | clock.runDue();
        }
    }

    /** Lets time pass: first runs what is ready, then each timer in its order with all that follows from it. */
    public void advance(Duration duration) {
        run();
        clock.advance(duration, this::run);
    }

    /** The time of day on this server. */
    public Instant now() {
        return clock.now();
    }

    /** Begins to close gracefully; the future ends as the test runs the server and lets time pass. */
    public CompletableFuture<Void> closeGracefully(Duration deadline) {
        return server.close(deadline).toCompletableFuture();
    }

    /** Ends it at once, with the threads of handlers that still wait. */
    @Override
    public void close() {
        executor.close();
    }

    JsonCodec codec() {
        return json;
    }
}
