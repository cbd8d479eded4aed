package dev.parlance.internal.engine.netty;

import dev.parlance.internal.engine.EngineHandler;
import dev.parlance.internal.engine.EngineOptions;
import dev.parlance.internal.engine.netty.timer.EngineTimers;

/** What the parts of one engine share. */
final class EngineState {
    private final EngineOptions options;
    private final EngineHandler handler;
    private final OriginPolicy origins;
    private final Sessions sessions = new Sessions();
    private final StringCache strings = new StringCache();
    private final EngineTimers timers;
    private volatile boolean accepting = true;
    private volatile boolean closing;

    EngineState(EngineOptions options, EngineHandler handler) {
        this.options = options;
        this.handler = handler;
        this.origins = new OriginPolicy(options.origins());
        this.timers = new EngineTimers(options.pingInterval());
    }

    EngineOptions options() {
        return options;
    }

    EngineHandler handler() {
        return handler;
    }

    OriginPolicy origins() {
        return origins;
    }

    Sessions sessions() {
        return sessions;
    }

    StringCache strings() {
        return strings;
    }

    EngineTimers timers() {
        return timers;
    }

    /** Whether new sessions are welcome. */
    boolean accepting() {
        return accepting;
    }

    void stopAccepting() {
        accepting = false;
    }

    /** Whether connections are to be closed with their next answer. */
    boolean closing() {
        return closing;
    }

    void startClosing() {
        closing = true;
    }
}
