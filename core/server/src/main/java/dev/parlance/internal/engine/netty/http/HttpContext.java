package dev.parlance.internal.engine.netty.http;

import dev.parlance.internal.engine.EngineHandler;
import dev.parlance.internal.engine.EngineOptions;
import dev.parlance.internal.engine.MemoryBudget;
import dev.parlance.internal.engine.netty.timer.EngineTimers;
import io.netty.util.internal.PlatformDependent;

/** Shared by all connections of an engine: options, origins, proxies, timers. */
public final class HttpContext {
    /** Of the smaller of heap and direct memory the budget is this part, unless it is configured. */
    private static final int DEFAULT_PART = 4;

    private final EngineOptions options;
    private final OriginPolicy origins;
    private final ProxyHeaders proxies;
    private final Incidents incidents;
    private final EngineTimers timers;
    private final MemoryBudget memory;
    private final RequestDeadline.Times times;
    private final StringCache strings = new StringCache();
    private volatile boolean closing;

    /** For an engine with these options and that handler. */
    public HttpContext(EngineOptions options, EngineHandler handler) {
        this.options = options;
        this.origins = new OriginPolicy(options.origins());
        this.proxies = new ProxyHeaders(options.proxies(), options.tls() != null);
        this.incidents = new Incidents(handler);
        this.timers = new EngineTimers(options.pingInterval());
        this.memory = new MemoryBudget(budget(options.memory().budget()));
        this.times = RequestDeadline.Times.of(options);
    }

    public EngineOptions options() {
        return options;
    }

    OriginPolicy origins() {
        return origins;
    }

    ProxyHeaders proxies() {
        return proxies;
    }

    public Incidents incidents() {
        return incidents;
    }

    /** What all connections may hold together. */
    public MemoryBudget memory() {
        return memory;
    }

    private static long budget(long given) {
        return given > 0
                ? given
                : Math.min(Runtime.getRuntime().maxMemory(), PlatformDependent.maxDirectMemory()) / DEFAULT_PART;
    }

    public EngineTimers timers() {
        return timers;
    }

    /** How long clients have for their requests. */
    RequestDeadline.Times times() {
        return times;
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
