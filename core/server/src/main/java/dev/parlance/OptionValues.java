package dev.parlance;

import com.fasterxml.jackson.databind.Module;
import dev.parlance.adapter.AdapterFactory;
import dev.parlance.event.Catalogue;
import dev.parlance.event.LargeNumbers;
import dev.parlance.event.Limits;
import dev.parlance.event.PayloadValidator;
import dev.parlance.http.HandshakeHook;
import dev.parlance.socket.ExceptionMapper;
import dev.parlance.socket.HandlerInterceptor;
import dev.parlance.socket.RateLimits;
import dev.parlance.socket.ServerListener;
import dev.parlance.socket.Transport;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** What a builder has been given so far, and the defaults of the rest. */
abstract sealed class OptionValues permits NetworkOptions {
    @Nullable
    String host;

    int port = 9092;
    String path = "/socket.io/";
    Set<Transport> transports = EnumSet.of(Transport.POLLING, Transport.WEBSOCKET);
    Set<String> allowedOrigins = Set.of();

    @Nullable
    Predicate<String> originCheck;

    TrustedProxies trustedProxies = TrustedProxies.NONE;
    Duration pingInterval = Duration.ofSeconds(25);
    Duration pingTimeout = Duration.ofSeconds(20);
    Duration connectTimeout = Duration.ofSeconds(45);
    Duration upgradeTimeout = Duration.ofSeconds(10);
    Duration keepAlive = Duration.ofSeconds(75);
    Duration handlerDeadline = Duration.ofSeconds(30);
    Duration closeDeadline = Duration.ofSeconds(10);
    int maxPayload = 1_000_000;
    int maxAttachments = 64;
    int maxWaitingEvents = 1_000;

    @Nullable
    Long sendBudget;

    MemoryLimits memoryLimits = MemoryLimits.DEFAULT;

    @Nullable
    SessionCookie cookie;

    @Nullable
    Supplier<SSLContext> tls;

    @Nullable
    TlsFiles tlsFiles;

    boolean serveClient;

    @Nullable
    Path clientFolder;

    int eventLoopThreads;
    int handlerThreads = 64;

    @Nullable
    Executor executor;

    @Nullable
    Executor blockingExecutor;

    Limits limits = Limits.DEFAULT;
    List<Catalogue> catalogues = List.of();
    List<Module> jsonModules = List.of();
    LargeNumbers largeNumbers = LargeNumbers.WARN;
    boolean checkOutgoing;
    AdapterFactory adapters = AdapterFactory.STANDALONE;

    @Nullable
    HandshakeHook handshakeHook;

    final List<ServerListener> listeners = new ArrayList<>();
    final List<HandlerInterceptor> interceptors = new ArrayList<>();
    final List<ExceptionMapper> exceptionMappers = new ArrayList<>();
    final List<PayloadValidator> payloadValidators = new ArrayList<>();
    RateLimits rateLimits = RateLimits.DEFAULT;
    RecoveryOptions recovery = RecoveryOptions.OFF;

    static Set<Transport> transportsOf(Transport first, Transport... others) {
        Set<Transport> transports = EnumSet.of(first, others);
        if (transports.contains(Transport.PLAIN_WEBSOCKET)) {
            throw new IllegalArgumentException(
                    "a plain WebSocket is no transport of Engine.IO: NamespaceBuilder.webSocket serves it");
        }
        return transports;
    }
}
