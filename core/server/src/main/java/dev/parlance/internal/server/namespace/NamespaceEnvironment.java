package dev.parlance.internal.server.namespace;

import dev.parlance.adapter.AdapterFactory;
import dev.parlance.internal.engine.Engine;
import dev.parlance.internal.execution.Execution;
import dev.parlance.internal.json.JsonCodec;
import dev.parlance.internal.server.listener.Vocabulary;
import dev.parlance.internal.server.report.ServerReports;
import dev.parlance.socket.BlockingExecutor;
import dev.parlance.socket.Server;

/**
 * What the namespaces of one server share.
 *
 * @param server the server as the application has it
 * @param vocabulary the catalogues of namespaces that name none themselves
 * @param reports what an operator sees
 * @param webSockets where plain WebSockets are served
 */
public record NamespaceEnvironment(
        Server server,
        Engine engine,
        JsonCodec json,
        Execution execution,
        BlockingExecutor blocking,
        AdapterFactory adapters,
        Vocabulary vocabulary,
        ServerReports reports,
        WebSocketPaths webSockets) {}
