package dev.parlance.internal.server;

import dev.parlance.internal.engine.Engine;
import dev.parlance.internal.json.JsonCodec;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * What everything of one server shares.
 *
 * @param handlers runs application code that answers clients
 * @param callbacks runs what follows an ack; its own, so that handlers that wait for acks cannot starve it
 * @param blocking runs what waits for a database or another service
 * @param ids makes socket ids
 */
public record Environment(
        ServerSettings settings,
        Engine engine,
        JsonCodec json,
        Timers timers,
        Executor handlers,
        Executor callbacks,
        BoundedExecutor blocking,
        Supplier<String> ids,
        Dialects dialects,
        Deadlines deadlines) {
    /** What blocks runs where handlers do: for servers that are driven by tests. */
    public Environment(
            ServerSettings settings,
            Engine engine,
            JsonCodec json,
            Timers timers,
            Executor handlers,
            Executor callbacks,
            Supplier<String> ids) {
        this(settings, engine, json, timers, handlers, callbacks, BoundedExecutor.of(handlers, timers), ids);
    }

    public Environment(
            ServerSettings settings,
            Engine engine,
            JsonCodec json,
            Timers timers,
            Executor handlers,
            Executor callbacks,
            BoundedExecutor blocking,
            Supplier<String> ids) {
        this(
                settings,
                engine,
                json,
                timers,
                new PatientExecutor(handlers, timers),
                new PatientExecutor(callbacks, timers),
                blocking,
                ids,
                new Dialects(settings.catalogues()),
                new Deadlines(timers, settings.handlerDeadline()));
    }
}
