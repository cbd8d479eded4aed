package dev.parlance.internal.engine.netty.http;

import dev.parlance.internal.engine.EngineOptions;
import dev.parlance.internal.engine.netty.timer.EngineTimers;

/** Shared by all connections of an engine: options, origins, timers. */
public final class HttpContext {
    private final EngineOptions options;
    private final OriginPolicy origins;
    private final EngineTimers timers;
    private final StringCache strings = new StringCache();
    private volatile boolean closing;

    /** For an engine with these options. */
    public HttpContext(EngineOptions options) {
        this.options = options;
        this.origins = new OriginPolicy(options.origins());
        this.timers = new EngineTimers(options.pingInterval());
    }

    public EngineOptions options() {
        return options;
    }

    public OriginPolicy origins() {
        return origins;
    }

    public EngineTimers timers() {
        return timers;
    }

    StringCache strings() {
        return strings;
    }

    /** Whether connections are to be closed with their next response. */
    boolean closing() {
        return closing;
    }

    /** From now on connections are closed with their next response. */
    public void startClosing() {
        closing = true;
    }
}
