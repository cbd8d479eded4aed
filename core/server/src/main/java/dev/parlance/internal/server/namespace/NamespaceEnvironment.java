package dev.parlance.internal.server.namespace;

import dev.parlance.adapter.AdapterFactory;
import dev.parlance.internal.engine.Engine;
import dev.parlance.internal.execution.Execution;
import dev.parlance.internal.json.JsonCodec;
import dev.parlance.internal.server.credential.CredentialChecks;
import dev.parlance.internal.server.delivery.DeliveryContext;
import dev.parlance.internal.server.event.RefusalMappings;
import dev.parlance.internal.server.history.LogBounds;
import dev.parlance.internal.server.listener.Vocabulary;
import dev.parlance.internal.server.recovery.NamespaceRecovery;
import dev.parlance.internal.server.recovery.RecoverySettings;
import dev.parlance.internal.server.recovery.SessionEnds;
import dev.parlance.internal.server.report.ServerReports;
import dev.parlance.socket.BlockingExecutor;
import dev.parlance.socket.HandlerInterceptor;
import dev.parlance.socket.Server;
import dev.parlance.socket.User;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the namespaces of one server share.
 *
 * @param server the server as the application has it
 * @param vocabulary the catalogues of namespaces that name none themselves
 * @param reports what an operator sees
 * @param interceptors run around code of the application
 * @param credentials which ones count
 * @param refusals what holds where a namespace says nothing else
 * @param recovery how sessions are recovered; null if they are not
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
        List<HandlerInterceptor> interceptors,
        CredentialChecks credentials,
        RefusalMappings refusals,
        @Nullable RecoverySettings recovery,
        WebSocketPaths webSockets) {
    /** How much is kept of what a namespace has sent; null for nothing. */
    @Nullable
    LogBounds logBounds() {
        return recovery == null ? null : recovery.logBounds(engine::memory);
    }

    /** The sessions of a namespace; null if none are recovered. */
    <U extends User> @Nullable NamespaceRecovery<U> recovery(DeliveryContext delivery, SessionEnds<U> ends) {
        return recovery == null ? null : new NamespaceRecovery<>(recovery, delivery, execution, credentials, ends);
    }
}
