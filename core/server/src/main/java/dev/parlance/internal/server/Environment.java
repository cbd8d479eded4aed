package dev.parlance.internal.server;

import dev.parlance.internal.engine.Engine;
import dev.parlance.internal.execution.Execution;
import dev.parlance.internal.execution.Timers;
import dev.parlance.internal.json.JsonCodec;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * What everything of one server shares.
 *
 * @param ids makes socket ids
 */
public record Environment(
        ServerSettings settings,
        Engine engine,
        JsonCodec json,
        Execution execution,
        Supplier<String> ids,
        Dialects dialects) {
    public Environment(
            ServerSettings settings,
            Engine engine,
            JsonCodec json,
            Timers timers,
            Executor handlers,
            Executor callbacks,
            Supplier<String> ids) {
        this(
                settings,
                engine,
                json,
                Execution.of(timers, handlers, callbacks, settings.handlerDeadline()),
                ids,
                new Dialects(settings.catalogues()));
    }

    Timers timers() {
        return execution.timers();
    }

    Executor handlers() {
        return execution.handlers();
    }

    Executor callbacks() {
        return execution.callbacks();
    }
}
