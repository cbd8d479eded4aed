package dev.parlance.internal.engine.netty;

import dev.parlance.internal.engine.EngineOptions;
import dev.parlance.internal.engine.EngineOptions.Memory;
import dev.parlance.internal.engine.EngineOptions.Origins;
import dev.parlance.internal.engine.EngineOptions.Proxies;
import dev.parlance.internal.engine.EngineOptions.SessionCookie;
import dev.parlance.internal.engine.Tls;
import java.time.Duration;
import java.util.Set;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** An engine's options for tests: safe ones, of which a test changes what it is about. */
final class Settings {
    int port;
    String path = "/socket.io/";
    Set<String> transports = Set.of("polling", "websocket");
    Origins origins = new Origins(false, Set.of());
    Proxies proxies = Proxies.NONE;
    Duration pingInterval = Duration.ofSeconds(25);
    Duration pingTimeout = Duration.ofSeconds(20);
    Duration upgradeTimeout = Duration.ofSeconds(10);
    Duration keepAlive = Duration.ofSeconds(75);
    int maxPayload = 100_000;
    int maxRequestHead = 16 * 1024;
    long sendBudget = 16 << 20;
    long memoryBudget;
    int messageBeforeSignIn = maxPayload;
    Duration bodyTimeout = Duration.ofSeconds(20);

    @Nullable
    SessionCookie cookie;

    @Nullable
    SSLContext tls;

    Tls.Clients clients = Tls.Clients.NOT_ASKED;

    int eventLoopThreads = 3;

    EngineOptions options() {
        return new EngineOptions(
                "127.0.0.1",
                port,
                path,
                transports,
                origins,
                proxies,
                pingInterval,
                pingTimeout,
                upgradeTimeout,
                keepAlive,
                maxPayload,
                maxRequestHead,
                sendBudget,
                new Memory(memoryBudget, messageBeforeSignIn, bodyTimeout),
                cookie,
                tls == null ? null : new Tls(() -> tls, clients),
                eventLoopThreads);
    }
}
