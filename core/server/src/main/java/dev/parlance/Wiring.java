package dev.parlance;

import dev.parlance.internal.engine.EngineOptions;
import dev.parlance.internal.engine.Tls;
import dev.parlance.internal.json.JsonSettings;
import dev.parlance.internal.server.JsonWarnings;
import dev.parlance.internal.server.SocketIoSettings;
import dev.parlance.internal.server.connection.ConnectionBounds;
import dev.parlance.internal.server.recovery.RecoverySettings;
import dev.parlance.internal.tls.ReloadingTls;
import dev.parlance.socket.Transport;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Makes each layer's options from those of the server. */
final class Wiring {
    private Wiring() {}

    static EngineOptions engineOptions(ServerOptions options, @Nullable Tls tls) {
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
                tls,
                options.eventLoopThreads());
    }

    static JsonSettings json(ServerOptions options) {
        JsonSettings settings = JsonSettings.of(options.limits())
                .withModules(options.jsonModules())
                .withValidators(options.payloadValidators())
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
                options.interceptors(),
                options.exceptionMappers(),
                options.rateLimits(),
                recovery(options),
                options.originCheck());
    }

    private static @Nullable RecoverySettings recovery(ServerOptions options) {
        RecoveryOptions recovery = options.recovery();
        return recovery.isOn()
                ? new RecoverySettings(
                        recovery.window(),
                        options.pingInterval().plus(options.pingTimeout()),
                        recovery.sessions(),
                        recovery.sessionsPerUser(),
                        recovery.events(),
                        recovery.bytes(),
                        recovery.replay(),
                        options.sendBudget() / 2)
                : null;
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

    /** What TLS is served with, from files or as the application gave it; null for plain TCP. */
    static @Nullable Tls tls(ServerOptions options, @Nullable ReloadingTls files) {
        TlsFiles settings = options.tlsFiles();
        if (files != null && settings != null) {
            Tls.Clients clients = switch (settings.clients()) {
                case NONE -> Tls.Clients.NOT_ASKED;
                case OPTIONAL -> Tls.Clients.MAY;
                case REQUIRED -> Tls.Clients.MUST;
            };
            return new Tls(files, clients);
        }
        Supplier<SSLContext> contexts = options.tlsContexts();
        return contexts == null ? null : new Tls(contexts, Tls.Clients.NOT_ASKED);
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
