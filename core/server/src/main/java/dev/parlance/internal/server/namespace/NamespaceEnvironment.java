package dev.parlance.internal.server.namespace;

import dev.parlance.adapter.AdapterFactory;
import dev.parlance.internal.engine.Engine;
import dev.parlance.internal.execution.Execution;
import dev.parlance.internal.json.JsonCodec;
import dev.parlance.internal.server.event.Dialects;
import dev.parlance.socket.BlockingExecutor;

/** What the namespaces of one server share. */
public record NamespaceEnvironment(
        Engine engine,
        JsonCodec json,
        Execution execution,
        BlockingExecutor blocking,
        AdapterFactory adapters,
        Dialects dialects) {}
