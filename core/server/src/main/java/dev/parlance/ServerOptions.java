package dev.parlance;

import dev.parlance.adapter.AdapterFactory;
import dev.parlance.event.Catalogue;
import dev.parlance.event.Limits;
import dev.parlance.socket.Transport;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * A server's configuration; made and explained by {@link ServerBuilder}. Immutable.
 *
 * @param host null for all addresses
 * @param cookie null for none
 * @param tls null for plain TCP
 * @param executor null for the library's threads
 * @param blockingExecutor null for the library's threads
 */
public record ServerOptions(
        @Nullable String host,
        int port,
        String path,
        Set<Transport> transports,
        Set<String> allowedOrigins,
        Duration pingInterval,
        Duration pingTimeout,
        Duration connectTimeout,
        Duration upgradeTimeout,
        Duration handlerDeadline,
        Duration closeDeadline,
        int maxPayload,
        int maxAttachments,
        int maxWaitingEvents,
        long sendBudget,
        @Nullable SessionCookie cookie,
        @Nullable SSLContext tls,
        int eventLoopThreads,
        int handlerThreads,
        @Nullable Executor executor,
        @Nullable Executor blockingExecutor,
        Limits limits,
        List<Catalogue> catalogues,
        AdapterFactory adapters) {

    /** Stands for any origin in {@link #allowedOrigins}. */
    public static final String ANY_ORIGIN = "*";

    public ServerOptions {
        require(port >= 0 && port <= 65_535, "port must be 0 to 65535", port);
        require(path.length() > 1 && path.startsWith("/"), "path must begin with a slash and name something", path);
        path = path.endsWith("/") ? path : path + "/";
        transports = Set.copyOf(transports);
        require(!transports.isEmpty(), "transports must name at least one", transports);
        allowedOrigins = Set.copyOf(allowedOrigins);
        positive("pingInterval", pingInterval);
        positive("pingTimeout", pingTimeout);
        positive("connectTimeout", connectTimeout);
        positive("upgradeTimeout", upgradeTimeout);
        positive("handlerDeadline", handlerDeadline);
        require(!closeDeadline.isNegative(), "closeDeadline must not be negative", closeDeadline);
        require(maxPayload >= 1_000, "maxPayload must be at least 1000 bytes", maxPayload);
        require(maxAttachments >= 0, "maxAttachments must not be negative", maxAttachments);
        require(maxWaitingEvents > 0, "maxWaitingEvents must be positive", maxWaitingEvents);
        require(sendBudget >= maxPayload, "sendBudget must not be below maxPayload", sendBudget);
        require(eventLoopThreads >= 0, "eventLoopThreads must not be negative", eventLoopThreads);
        require(handlerThreads > 0, "handlerThreads must be positive", handlerThreads);
        catalogues = List.copyOf(catalogues);
    }

    private static void positive(String name, Duration duration) {
        require(!duration.isNegative() && !duration.isZero(), name + " must be positive", duration);
    }

    private static void require(boolean holds, String sentence, Object value) {
        if (!holds) {
            throw new IllegalArgumentException(sentence + ": " + value);
        }
    }
}
