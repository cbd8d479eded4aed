package dev.parlance.testkit;

import dev.parlance.MemoryLimits;
import dev.parlance.RecoveryOptions;
import dev.parlance.ServerOptions;
import dev.parlance.internal.json.JsonSettings;
import dev.parlance.internal.server.JsonWarnings;
import dev.parlance.internal.server.SocketIoSettings;
import dev.parlance.internal.server.connection.ConnectionBounds;
import dev.parlance.internal.server.recovery.RecoverySettings;
import dev.parlance.socket.Transport;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Makes of a server's options those of each layer in memory. */
final class MemoryOptions {
    private MemoryOptions() {}

    /** What is sent is always checked: tests find what is missing. */
    static JsonSettings json(ServerOptions options) {
        return JsonSettings.of(options.limits())
                .withModules(options.jsonModules())
                .withValidators(options.payloadValidators())
                .withLargeNumbers(options.largeNumbers(), JsonWarnings::log)
                .checkingOutgoing();
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
                null);
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

    private static ConnectionBounds bounds(MemoryLimits limits) {
        return new ConnectionBounds(
                limits.namespaces(),
                limits.credentials(),
                limits.pendingSignInsPerConnection(),
                limits.pendingSignIns());
    }

    static MemoryEngine.Options engine(ServerOptions options) {
        Transport transport =
                options.transports().contains(Transport.WEBSOCKET) ? Transport.WEBSOCKET : Transport.POLLING;
        return new MemoryEngine.Options(
                options.maxPayload(), options.sendBudget(), transport.name().toLowerCase(Locale.ROOT));
    }
}
