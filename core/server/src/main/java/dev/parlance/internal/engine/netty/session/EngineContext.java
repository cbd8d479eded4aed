package dev.parlance.internal.engine.netty.session;

import dev.parlance.http.HttpRequest;
import dev.parlance.internal.engine.EngineHandler;
import dev.parlance.internal.engine.EngineOptions;
import dev.parlance.internal.engine.Incident;
import dev.parlance.internal.engine.MemoryBudget;
import dev.parlance.internal.engine.netty.http.HttpContext;
import dev.parlance.internal.engine.netty.timer.EngineTimers;
import java.net.InetAddress;

/** Shared by all sessions of an engine: options, handler, the sessions by id. */
public final class EngineContext {
    private final HttpContext http;
    private final EngineHandler handler;
    private final Sessions sessions = new Sessions();
    private volatile boolean accepting = true;

    /** For an engine with that handler. */
    public EngineContext(EngineOptions options, EngineHandler handler) {
        this.http = new HttpContext(options, handler);
        this.handler = handler;
    }

    public HttpContext http() {
        return http;
    }

    public EngineOptions options() {
        return http.options();
    }

    public EngineHandler handler() {
        return handler;
    }

    public EngineTimers timers() {
        return http.timers();
    }

    public Sessions sessions() {
        return sessions;
    }

    public MemoryBudget memory() {
        return http.memory();
    }

    /** Whether new sessions may open. */
    public boolean accepting() {
        return accepting;
    }

    public void stopAccepting() {
        accepting = false;
    }

    /** Reports to the operator what the client of a handshake has done. */
    void report(Incident.Kind kind, HttpRequest handshake, String detail) {
        InetAddress address = handshake.remoteAddress().getAddress();
        handler().incident(new Incident(kind, address == null ? null : address.getHostAddress(), detail));
    }
}
