package dev.parlance.internal.engine.netty;

import dev.parlance.internal.engine.netty.http.HttpExchange;
import dev.parlance.internal.engine.netty.http.RequestHandler;
import dev.parlance.internal.engine.netty.http.RequestRouter;
import dev.parlance.internal.engine.netty.session.EngineContext;

/** Routes requests to the Engine.IO path, and all others to the application's handlers. */
final class RequestRoutes implements RequestRouter {
    private final String path;
    private final EngineRequests engineRequests;
    private final PlainRequests plainRequests;

    RequestRoutes(EngineContext engine) {
        this.path = engine.options().path();
        this.engineRequests = new EngineRequests(engine);
        this.plainRequests = new PlainRequests(engine);
    }

    @Override
    public RequestHandler route(HttpExchange exchange) {
        return isEnginePath(exchange.rawPath()) ? engineRequests.parse(exchange) : plainRequests;
    }

    private boolean isEnginePath(String asked) {
        return asked.equals(path) || asked.length() == path.length() - 1 && path.startsWith(asked);
    }
}
