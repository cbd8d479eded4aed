package dev.parlance.internal.server;

import dev.parlance.http.HttpHandler;
import dev.parlance.http.HttpRequest;
import dev.parlance.http.HttpResponse;
import dev.parlance.http.UpgradeRefusedException;
import dev.parlance.http.WebSocketEndpoint;
import dev.parlance.http.WebSocketListener;
import dev.parlance.internal.engine.EngineHandler.Upgrade;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plain HTTP and plain WebSockets by path. A path that ends with a slash stands for everything below it; of several that
 * fit, the longest counts.
 */
final class HttpRoutes {
    private static final Logger log = LoggerFactory.getLogger(HttpRoutes.class);

    private final Environment environment;
    private final Map<String, HttpHandler> handlers = new ConcurrentHashMap<>();
    private final Map<String, WebSocketEndpoint> endpoints = new ConcurrentHashMap<>();

    HttpRoutes(Environment environment) {
        this.environment = environment;
    }

    void http(String path, HttpHandler handler) {
        add(handlers, path, handler);
    }

    void webSocket(String path, WebSocketEndpoint endpoint) {
        add(endpoints, path, endpoint);
    }

    CompletionStage<HttpResponse> request(HttpRequest request) {
        HttpHandler handler = find(handlers, request.path());
        if (handler == null) {
            return CompletableFuture.completedStage(HttpResponse.notFound());
        }
        return run(request, () -> handler.handle(request));
    }

    CompletionStage<Upgrade> upgrade(HttpRequest request) {
        WebSocketEndpoint endpoint = find(endpoints, request.path());
        if (endpoint == null) {
            return CompletableFuture.completedStage(new Upgrade.Refused(HttpResponse.notFound()));
        }
        return run(request, () -> accept(endpoint, request));
    }

    private Upgrade accept(WebSocketEndpoint endpoint, HttpRequest request) throws Exception {
        try {
            WebSocketListener listener = endpoint.accept(request);
            return new Upgrade.Accepted(session -> new PlainWebSocket(environment, session, listener));
        } catch (UpgradeRefusedException e) {
            return new Upgrade.Refused(e.response());
        }
    }

    private <T> CompletionStage<T> run(HttpRequest request, Answer<T> answer) {
        CompletableFuture<T> result = new CompletableFuture<>();
        environment.handlers().execute(() -> {
            try {
                result.complete(answer.give());
            } catch (Exception | LinkageError | AssertionError | StackOverflowError e) {
                log.error("The handler of {} failed", request, e);
                result.completeExceptionally(e);
            }
        });
        return result;
    }

    private interface Answer<T> {
        T give() throws Exception;
    }

    private static <T> void add(Map<String, T> routes, String path, T route) {
        if (!path.startsWith("/")) {
            throw new IllegalArgumentException("a path begins with a slash: " + path);
        }
        if (routes.putIfAbsent(path, route) != null) {
            throw new IllegalArgumentException("the path " + path + " is taken already");
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
