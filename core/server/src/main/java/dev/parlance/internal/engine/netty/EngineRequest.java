package dev.parlance.internal.engine.netty;

import dev.parlance.internal.engine.netty.http.ExchangeHandler;
import dev.parlance.internal.engine.netty.http.HttpExchange;
import dev.parlance.internal.engine.netty.session.EngineError;
import dev.parlance.internal.engine.netty.session.EngineIoSession;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A request to the Engine.IO path, parsed once when its head has come.
 *
 * @param session the session that it names; null if it opens one
 * @param error why it is refused; null if it is not
 */
record EngineRequest(
        EngineRequests requests,
        Kind kind,
        @Nullable EngineIoSession session,
        @Nullable EngineError error) implements ExchangeHandler {

    /** What a request asks for. */
    enum Kind {
        REFUSED,
        PREFLIGHT,
        OPEN_POLLING,
        OPEN_WEB_SOCKET,
        UPGRADE,
        POLL,
        POST,
        /** A POST whose body is not the transport's. */
        OTHER_POST
    }

    @Override
    public void bodyFollows(HttpExchange exchange) {
        if (error != null) {
            error.answer(exchange);
        } else if (kind == Kind.POST) {
            open().postBegins(exchange);
        } else if (kind == Kind.OTHER_POST) {
            open().postOfOtherType(exchange);
        } else {
            EngineError.BAD_REQUEST.answer(exchange);
        }
    }

    @Override
    public void bodyRefused(HttpExchange exchange, int status, String reason) {
        if (session != null) {
            session.postRefused(exchange, status, reason);
        } else {
            exchange.refuse(status, reason);
        }
    }

    @Override
    public void complete(HttpExchange exchange) {
        switch (kind) {
            case REFUSED -> Objects.requireNonNull(error).answer(exchange);
            case PREFLIGHT -> EngineRequests.preflight(exchange);
            case OPEN_POLLING, OPEN_WEB_SOCKET -> requests.open(exchange, kind == Kind.OPEN_WEB_SOCKET);
            case UPGRADE -> open().tryUpgrade(exchange);
            case POLL -> open().poll(exchange);
            case OTHER_POST -> open().postOfOtherType(exchange);
            case POST -> {
                open().postBegins(exchange);
                open().post(exchange);
            }
        }
    }

    private EngineIoSession open() {
        return Objects.requireNonNull(session);
    }
}
