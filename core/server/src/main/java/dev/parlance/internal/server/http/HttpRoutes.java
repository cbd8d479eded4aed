package dev.parlance.internal.server.http;

import dev.parlance.http.HttpHandler;
import dev.parlance.http.HttpRequest;
import dev.parlance.http.HttpResponse;
import dev.parlance.http.RequestRefusedException;
import dev.parlance.http.WebSocketEndpoint;
import dev.parlance.http.WebSocketListener;
import dev.parlance.internal.engine.EngineHandler.Routes;
import dev.parlance.internal.engine.EngineHandler.Upgrade;
import dev.parlance.internal.engine.EngineSession;
import dev.parlance.internal.engine.Subprotocols;
import dev.parlance.internal.execution.Backlog;
import dev.parlance.internal.execution.Execution;
import dev.parlance.internal.execution.Printable;
import dev.parlance.internal.server.report.ServerReports;
import dev.parlance.socket.FailedHandler;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Plain HTTP and plain WebSockets by path. A path that ends with a slash stands for everything below it; of several
 * that fit, the longest counts.
 */
public final class HttpRoutes {
    private final Execution execution;
    private final Backlog.Bounds bounds;
    private final ServerReports reports;
    private final ConnectionCaps limits;
    private final Map<String, HttpHandler> handlers = new ConcurrentHashMap<>();
    private final Map<String, Upgrades> upgrades = new ConcurrentHashMap<>();
    private final Set<PlainWebSocket> webSockets = ConcurrentHashMap.newKeySet();
    private final AtomicInteger requests = new AtomicInteger();
    private volatile @Nullable String reserved;

    /** Decides about upgrades of a path. */
    @FunctionalInterface
    public interface Upgrades {
        /** Decides about one. Does not block. */
        CompletionStage<Upgrade> upgrade(HttpRequest request);
    }

    /** No routes yet; the bounds are for what waits of each WebSocket. */
    public HttpRoutes(Execution execution, Backlog.Bounds bounds, ServerReports reports, ConnectionCaps limits) {
        this.execution = execution;
        this.bounds = bounds;
        this.reports = reports;
        this.limits = limits;
    }

    /** Nothing can be served at that path, which is Socket.IO's. */
    public void reserve(String path) {
        reserved = path;
    }

    /** Adds a handler of plain requests. */
    public void http(String path, HttpHandler handler) {
        checkFree(path);
        add(handlers, path, handler);
    }

    /** Adds an endpoint of plain WebSockets. */
    public void webSocket(String path, WebSocketEndpoint endpoint) {
        upgrades(path, request -> run(request, () -> accept(endpoint, request)));
    }

    /** Adds what decides about upgrades. */
    public void upgrades(String path, Upgrades deciding) {
        checkFree(path);
        add(upgrades, path, deciding);
    }

    /**
     * Checks that there may be a WebSocket at a path.
     *
     * @throws IllegalArgumentException if not, in a sentence
     */
    public void checkWebSocket(String path) {
        checkFree(path);
        check(upgrades, path);
    }

    private void checkFree(String path) {
        String socketIo = reserved;
        if (socketIo != null && (socketIo.equals(path) || socketIo.equals(path + "/"))) {
            throw new IllegalArgumentException("the path " + path + " is Socket.IO's");
        }
    }

    /** What is served at a path. Does not block. */
    public Routes at(String path) {
        return new Routes(find(handlers, path) != null, find(upgrades, path) != null);
    }

    /** Answers a plain request. */
    public CompletionStage<HttpResponse> request(HttpRequest request) {
        HttpHandler handler = find(handlers, request.path());
        if (handler == null) {
            return CompletableFuture.completedStage(HttpResponse.notFound());
        }
        return run(request, () -> answer(handler, request));
    }

    private static HttpResponse answer(HttpHandler handler, HttpRequest request) throws Exception {
        try {
            return Objects.requireNonNull(handler.handle(request), "a handler returned null");
        } catch (RequestRefusedException e) {
            return e.response();
        }
    }

    /** Decides about an upgrade. */
    public CompletionStage<Upgrade> upgrade(HttpRequest request) {
        Upgrades deciding = find(upgrades, request.path());
        if (deciding == null) {
            return CompletableFuture.completedStage(new Upgrade.Refused(HttpResponse.notFound()));
        }
        HttpResponse limited = limits.refusal(request);
        if (limited != null) {
            return CompletableFuture.completedStage(new Upgrade.Refused(limited));
        }
        requests.incrementAndGet();
        return deciding.upgrade(request).whenComplete((decided, failure) -> requests.decrementAndGet());
    }

    private Upgrade accept(WebSocketEndpoint endpoint, HttpRequest request) throws Exception {
        try {
            WebSocketListener listener = Objects.requireNonNull(endpoint.accept(request), "an endpoint returned null");
            return new Upgrade.Accepted(subprotocol(request, listener), session -> open(session, listener));
        } catch (RequestRefusedException e) {
            return new Upgrade.Refused(e.response());
        }
    }

    private static @Nullable String subprotocol(HttpRequest request, WebSocketListener listener) {
        List<String> offered = Subprotocols.offered(request.headers().all(Subprotocols.FIELD));
        if (offered.isEmpty()) {
            return null;
        }
        String chosen = listener.subprotocol(offered);
        if (chosen != null && !offered.contains(chosen)) {
            throw new IllegalStateException("a listener chose a subprotocol that was not offered");
        }
        return chosen;
    }

    private PlainWebSocket open(EngineSession session, WebSocketListener listener) {
        Runnable counted = limits.opened(session);
        PlainWebSocket webSocket = new PlainWebSocket(execution, bounds, session, listener, ended -> {
            webSockets.remove(ended);
            counted.run();
        });
        webSockets.add(webSocket);
        return webSocket;
    }

    private <T> CompletionStage<T> run(HttpRequest request, Answer<T> answer) {
        CompletableFuture<T> result = new CompletableFuture<>();
        requests.incrementAndGet();
        try {
            execution.handlers().execute(() -> answer(request, answer, result));
        } catch (Throwable notQueued) {
            requests.decrementAndGet();
            throw notQueued;
        }
        return result;
    }

    private <T> void answer(HttpRequest request, Answer<T> answer, CompletableFuture<T> result) {
        try {
            result.complete(answer.give());
        } catch (Throwable e) {
            // First: to log it may fail as well.
            result.completeExceptionally(e);
            reports.failed(FailedHandler.of("HTTP handler", e), "The handler of {} failed", Printable.of(request));
        } finally {
            requests.decrementAndGet();
        }
    }

    /** Takes no more messages of WebSockets. */
    public void drain() {
        webSockets.forEach(PlainWebSocket::drain);
    }

    /** Whether no request and no message of a WebSocket is being handled. */
    public boolean isIdle() {
        return requests.get() == 0 && webSockets.stream().allMatch(PlainWebSocket::isIdle);
    }

    private interface Answer<T> {
        T give() throws Exception;
    }

    private static <T> void add(Map<String, T> routes, String path, T route) {
        check(routes, path);
        if (routes.putIfAbsent(path, route) != null) {
            throw taken(path);
        }
    }

    private static IllegalArgumentException taken(String path) {
        return new IllegalArgumentException("the path " + path + " is taken already");
    }

    private static void check(Map<String, ?> routes, String path) {
        if (!path.startsWith("/")) {
            throw new IllegalArgumentException("a path begins with a slash: " + path);
        }
        if (path.indexOf('?') >= 0) {
            throw new IllegalArgumentException("a path to register has no query: " + path);
        }
        if (routes.containsKey(path)) {
            throw taken(path);
        }
    }

    private static <T> @Nullable T find(Map<String, T> routes, String path) {
        T exact = routes.get(path);
        if (exact != null) {
            return exact;
        }
        for (int slash = path.lastIndexOf('/'); slash >= 0; slash = path.lastIndexOf('/', slash - 1)) {
            T below = routes.get(path.substring(0, slash + 1));
            if (below != null) {
                return below;
            }
        }
        return null;
    }
}
