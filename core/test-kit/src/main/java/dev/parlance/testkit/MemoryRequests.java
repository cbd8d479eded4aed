package dev.parlance.testkit;

import dev.parlance.ServerOptions;
import dev.parlance.http.Headers;
import dev.parlance.http.HttpRequest;
import dev.parlance.http.HttpResponse;
import dev.parlance.http.Query;
import dev.parlance.http.RequestRefusedException;
import dev.parlance.internal.engine.EngineHandler.Opening;
import dev.parlance.internal.engine.EngineHandler.Upgrade;
import dev.parlance.internal.execution.Timers;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The HTTP requests of tests: handshakes, plain requests and upgrades.
 *
 * @param run runs the server
 */
record MemoryRequests(ServerOptions options, MemoryEngine engine, Timers clock, Runnable run) {
    private static final HttpResponse FAILED = HttpResponse.text(500, "Internal server error\n");

    /**
     * Opens a connection to Socket.IO.
     *
     * @throws RequestRefusedException if the server refuses it
     */
    MemorySession open(Headers headers, Query query) {
        HttpRequest request =
                request(HttpRequest.builder("GET", options.path(), query).headers(headers));
        CompletableFuture<Opening> opening = engine.handler().opening(request).toCompletableFuture();
        if (!opening.isDone()) {
            run.run();
        }
        if (result(opening, "the handshake").orElse(new Opening.Refused(FAILED)) instanceof Opening.Refused refused) {
            throw new RequestRefusedException(refused.response());
        }
        return engine.open(request);
    }

    /** Begins a plain request. */
    CompletableFuture<HttpResponse> begin(String method, String path, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return engine.serving()
                .request(request(HttpRequest.builder(method, path).body(bytes)))
                .toCompletableFuture();
    }

    /**
     * Sends a plain request, and runs the server.
     *
     * @throws AssertionError if it is not answered
     */
    HttpResponse send(String method, String path, String body) {
        CompletableFuture<HttpResponse> answer = begin(method, path, body);
        run.run();
        return result(answer, method + " " + path).orElse(FAILED);
    }

    /**
     * Opens a plain WebSocket.
     *
     * @throws RequestRefusedException if the server refuses it
     */
    MemorySession upgrade(String path, Query query, Headers headers) {
        HttpRequest request = request(HttpRequest.builder("GET", path, query).headers(headers));
        CompletableFuture<Upgrade> answer = engine.handler().upgrade(request).toCompletableFuture();
        run.run();
        Upgrade upgrade = result(answer, "the upgrade of " + path).orElse(new Upgrade.Refused(FAILED));
        if (upgrade instanceof Upgrade.Accepted accepted) {
            return engine.open(request, accepted.listener());
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
                .secure(options.tls() != null || options.tlsFiles() != null)
                .time(clock.now())
                .build();
    }
}
