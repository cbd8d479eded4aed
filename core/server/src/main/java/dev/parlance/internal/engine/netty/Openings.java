package dev.parlance.internal.engine.netty;

import dev.parlance.internal.engine.netty.http.HttpExchange;
import io.netty.channel.EventLoop;
import io.netty.channel.SingleThreadEventLoop;
import org.jspecify.annotations.Nullable;

/** Sessions and WebSockets that clients ask for: they are opened when it is their turn on their event loop. */
final class Openings {
    private final ThreadLocal<@Nullable OpeningTurns> ofThisLoop = new ThreadLocal<>();

    /** Runs a task now or soon, unless the request has been answered or its connection closed by then. On the event loop. */
    void inTurn(HttpExchange exchange, Runnable opening) {
        turns(exchange.channel().eventLoop()).open(() -> exchange.ifUnanswered(opening));
    }

    private OpeningTurns turns(EventLoop loop) {
        OpeningTurns turns = ofThisLoop.get();
        if (turns == null) {
            turns = new OpeningTurns(loop, ((SingleThreadEventLoop) loop)::executeAfterEventLoopIteration);
            ofThisLoop.set(turns);
        }
        return turns;
    }
}
