package dev.parlance.internal.server;

import dev.parlance.adapter.AdapterFactory;
import dev.parlance.event.Catalogue;
import dev.parlance.http.HandshakeHook;
import dev.parlance.internal.execution.Backlog;
import dev.parlance.internal.server.connection.ConnectionBounds;
import dev.parlance.internal.server.recovery.RecoverySettings;
import dev.parlance.socket.ExceptionMapper;
import dev.parlance.socket.HandlerInterceptor;
import dev.parlance.socket.RateLimits;
import dev.parlance.socket.ServerListener;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What the server above the seam needs to know. Checked where the options are made.
 *
 * @param connectTimeout how long a connection may be without any namespace
 * @param handlerDeadline how long a handler may take
 * @param maxWaitingEvents how many events of one connection may wait before it is not read
 * @param maxPayload how many bytes of events may wait, and how many one message may have with its attachments
 * @param maxAttachments how many binary attachments one message may have
 * @param bounds how much one connection, and all of them, may ask for
 * @param handshakeHook is asked before a session opens; null for none
 * @param listeners see what happens on the server
 * @param interceptors run around code of the application, the first outermost
 * @param exceptionMappers say with what exceptions are refused where a namespace does not
 * @param recovery how sessions are recovered; null if they are not
 * @param originCheck is asked whether a page of an origin that is not listed may connect; null for none
 */
public record SocketIoSettings(
        Duration connectTimeout,
        Duration handlerDeadline,
        int maxWaitingEvents,
        int maxPayload,
        int maxAttachments,
        ConnectionBounds bounds,
        List<Catalogue> catalogues,
        AdapterFactory adapters,
        @Nullable HandshakeHook handshakeHook,
        List<ServerListener> listeners,
        List<HandlerInterceptor> interceptors,
        List<ExceptionMapper> exceptionMappers,
        RateLimits rateLimits,
        @Nullable RecoverySettings recovery,
        @Nullable Predicate<String> originCheck) {

    /** For an engine that asks about no origin, without interceptors and mappers. */
    public SocketIoSettings(
            Duration connectTimeout,
            Duration handlerDeadline,
            int maxWaitingEvents,
            int maxPayload,
            int maxAttachments,
            ConnectionBounds bounds,
            List<Catalogue> catalogues,
            AdapterFactory adapters,
            @Nullable HandshakeHook handshakeHook,
            List<ServerListener> listeners,
            RateLimits rateLimits) {
        this(
                connectTimeout,
                handlerDeadline,
                maxWaitingEvents,
                maxPayload,
                maxAttachments,
                bounds,
                catalogues,
                adapters,
                handshakeHook,
                listeners,
                List.of(),
                List.of(),
                rateLimits,
                null,
                null);
    }

    Backlog.Bounds backlogBounds() {
        return new Backlog.Bounds(maxWaitingEvents, maxPayload);
    }
}
