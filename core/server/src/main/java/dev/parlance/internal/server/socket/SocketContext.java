package dev.parlance.internal.server.socket;

import dev.parlance.internal.execution.Execution;
import dev.parlance.internal.server.delivery.DeliveryContext;
import dev.parlance.internal.server.event.RefusalMappings;
import dev.parlance.internal.server.listener.SocketListeners;
import dev.parlance.internal.server.listener.Vocabulary;
import dev.parlance.internal.server.recovery.NamespaceRecovery;
import dev.parlance.internal.server.recovery.SessionEnds;
import dev.parlance.internal.server.report.NamespaceReports;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.User;
import org.jspecify.annotations.Nullable;

/**
 * What the sockets of one namespace share.
 *
 * @param namespace the namespace, for the application
 * @param listeners the namespace's listeners
 * @param vocabulary its catalogues; what is answered, is in their dialect
 * @param refusals with what exceptions are refused
 * @param ignored where events go that nobody handles; null if they are answered
 * @param reports what an operator sees
 * @param interceptors run around code of the application; null if there are none
 * @param credentials how those of its sockets end
 * @param recovery the sessions that clients may find again; null for none
 * @param sessionEnds who is notified of sessions that have ended
 * @param released is run after each socket's disconnection; null if there is nothing to do
 */
public record SocketContext<U extends User>(
        Namespace<U> namespace,
        SocketListeners<U> listeners,
        DeliveryContext delivery,
        Execution execution,
        Vocabulary vocabulary,
        RefusalMappings refusals,
        @Nullable IgnoredEvents ignored,
        NamespaceReports reports,
        @Nullable HandlerInterceptors interceptors,
        NamespaceCredentials<U> credentials,
        @Nullable NamespaceRecovery<U> recovery,
        SessionEnds<U> sessionEnds,
        @Nullable Runnable released) {}
