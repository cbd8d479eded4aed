package dev.parlance.internal.server;

import dev.parlance.internal.engine.Engine;
import dev.parlance.internal.execution.Execution;
import dev.parlance.internal.execution.Timers;
import dev.parlance.internal.json.JsonCodec;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * What a server is made of.
 *
 * @param blocking runs what waits for a database or another service
 * @param ids makes socket ids
 */
public record Environment(
        SocketIoSettings settings,
        Engine engine,
        JsonCodec json,
        Execution execution,
        BoundedExecutor blocking,
        Supplier<String> ids) {

    /** Makes the execution of timers and executors; what blocks runs where handlers do: for servers driven by tests. */
    public Environment(
            SocketIoSettings settings,
            Engine engine,
            JsonCodec json,
            Timers timers,
            Executor handlers,
            Executor callbacks,
            Supplier<String> ids) {
        this(settings, engine, json, timers, handlers, callbacks, BoundedExecutor.of(handlers, timers), ids);
    }

    /** Makes the execution of timers and executors. */
    public Environment(
            SocketIoSettings settings,
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
                Execution.of(timers, handlers, callbacks, settings.handlerDeadline()),
                blocking,
                ids);
    }
}
