package dev.parlance;

import dev.parlance.internal.engine.EngineOptions;
import dev.parlance.internal.json.JsonSettings;
import dev.parlance.internal.server.JsonWarnings;
import dev.parlance.internal.server.SocketIoSettings;
import dev.parlance.internal.server.connection.ConnectionBounds;
import dev.parlance.socket.Transport;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes each layer's options from those of the server. */
final class Wiring {
    private Wiring() {}

    static EngineOptions engineOptions(ServerOptions options) {
        return new EngineOptions(
                options.host(),
                options.port(),
                options.path(),
                options.transports().stream().map(Transport::wireName).collect(Collectors.toUnmodifiableSet()),
                origins(options),
                new EngineOptions.Proxies(
                        options.trustedProxies().networks(),
                        options.trustedProxies().forwarded()),
                options.pingInterval(),
                options.pingTimeout(),
                options.upgradeTimeout(),
                options.keepAlive(),
                options.maxPayload(),
                options.limits().requestHead(),
                options.sendBudget(),
                memory(options.memoryLimits()),
                cookie(options.cookie()),
                options.tls(),
                options.eventLoopThreads());
    }

    static JsonSettings json(ServerOptions options) {
        JsonSettings settings = JsonSettings.of(options.limits())
                .withModules(options.jsonModules())
                .withLargeNumbers(options.largeNumbers(), JsonWarnings::log);
        return options.checkOutgoing() ? settings.checkingOutgoing() : settings;
    }

    static SocketIoSettings settings(ServerOptions options) {
        return new SocketIoSettings(
                options.connectTimeout(),
                options.handlerDeadline(),
                options.maxWaitingEvents(),
                options.maxPayload(),
                options.maxAttachments(),
                bounds(options.memoryLimits()),
                options.catalogues(),
                options.adapters(),
                options.handshakeHook(),
                options.listeners(),
                options.rateLimits(),
                options.originCheck());
    }

    private static EngineOptions.Memory memory(MemoryLimits limits) {
        return new EngineOptions.Memory(limits.budget(), limits.messageBeforeSignIn(), limits.bodyTimeout());
    }

    private static ConnectionBounds bounds(MemoryLimits limits) {
        return new ConnectionBounds(
                limits.namespaces(),
                limits.credentials(),
                limits.pendingSignInsPerConnection(),
                limits.pendingSignIns());
    }

    private static EngineOptions.Origins origins(ServerOptions options) {
        Set<String> listed = new HashSet<>(options.allowedOrigins());
        boolean any = listed.remove(ServerOptions.ANY_ORIGIN);
        return new EngineOptions.Origins(any, Set.copyOf(listed), options.originCheck() != null);
    }

    private static EngineOptions.@Nullable SessionCookie cookie(@Nullable SessionCookie cookie) {
        return cookie == null
                ? null
                : new EngineOptions.SessionCookie(
                        cookie.name(), cookie.path(), cookie.sameSite().attribute(), cookie.secure());
    }
}
