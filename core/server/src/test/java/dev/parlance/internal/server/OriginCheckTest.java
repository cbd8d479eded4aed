package dev.parlance.internal.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.adapter.AdapterFactory;
import dev.parlance.internal.engine.Origin;
import dev.parlance.internal.json.JsonCodec;
import dev.parlance.socket.RateLimits;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The predicate of allowed origins, on an executor that the test runs: the test's thread is the event loop. */
class OriginCheckTest {
    private static final Origin ORIGIN = Objects.requireNonNull(Origin.parse("wss://Tenant.example:443/path"));

    private final Queue<Runnable> handlers = new ArrayDeque<>();
    private final SteppedTimers timers = new SteppedTimers();
    private final LoopEngine engine = new LoopEngine();

    @AfterEach
    void end() {
        engine.stop();
    }

    private CompletableFuture<Boolean> ask(@Nullable Predicate<String> predicate) {
        SocketIoServer server = new SocketIoServer(new Environment(
                new SocketIoSettings(
                        Duration.ofMinutes(1),
                        Duration.ofSeconds(30),
                        1_000,
                        1_000_000,
                        64,
                        ThreadedServer.UNBOUNDED,
                        List.of(),
                        AdapterFactory.STANDALONE,
                        null,
                        List.of(),
                        List.of(),
                        List.of(),
                        RateLimits.NONE,
                        null,
                        predicate),
                engine,
                new JsonCodec(),
                timers,
                handlers::add,
                handlers::add,
                () -> "socket"));
        return server.allowsOrigin(ORIGIN).toCompletableFuture();
    }

    private void runHandlers() {
        for (Runnable task = handlers.poll(); task != null; task = handlers.poll()) {
            task.run();
        }
    }

    @Test
    void itIsAskedOnAHandlerThreadAboutTheOriginAsBrowsersWriteIt() {
        CompletableFuture<Boolean> allowed = ask("https://tenant.example"::equals);
        assertThat(allowed).as("never on the event loop").isNotDone();
        runHandlers();
        assertThat(allowed).isCompletedWithValue(true);
    }

    @Test
    void withoutOneNothingIsAllowed() {
        assertThat(ask(null)).isCompletedWithValue(false);
        assertThat(handlers).isEmpty();
    }

    @Test
    void whatItThrowsRefusesAndIsLogged() {
        try (CapturedLog log = new CapturedLog()) {
            CompletableFuture<Boolean> allowed = ask(origin -> {
                throw new AssertionError("no such tenant");
            });
            runHandlers();
            assertThat(allowed).isCompletedWithValue(false);
            assertThat(log.text()).contains("The predicate of allowedOrigins failed; the page is refused");
        }
    }
}
