package dev.parlance.internal.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.adapter.AdapterFactory;
import dev.parlance.http.HandshakeHook;
import dev.parlance.http.Headers;
import dev.parlance.http.HttpRequest;
import dev.parlance.http.HttpResponse;
import dev.parlance.http.RequestRefusedException;
import dev.parlance.internal.engine.EngineHandler.Opening;
import dev.parlance.internal.json.JsonCodec;
import dev.parlance.socket.RateLimits;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The hook before the handshake, on an executor that the test runs: the test's thread is the event loop. */
class HandshakeHookTest {
    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final HttpRequest REQUEST =
            HttpRequest.builder("GET", "/socket.io/?EIO=4&room=7").build();

    private final Queue<Runnable> handlers = new ArrayDeque<>();
    private final SteppedTimers timers = new SteppedTimers();
    private final LoopEngine engine = new LoopEngine();

    @AfterEach
    void end() {
        engine.stop();
    }

    private SocketIoServer server(@Nullable HandshakeHook hook) {
        return new SocketIoServer(new Environment(
                new SocketIoSettings(
                        Duration.ofMinutes(1),
                        DEADLINE,
                        1_000,
                        1_000_000,
                        64,
                        ThreadedServer.UNBOUNDED,
                        List.of(),
                        AdapterFactory.STANDALONE,
                        hook,
                        List.of(),
                        RateLimits.NONE),
                engine,
                new JsonCodec(),
                timers,
                handlers::add,
                handlers::add,
                () -> "socket"));
    }

    private void runHandlers() {
        for (Runnable task = handlers.poll(); task != null; task = handlers.poll()) {
            task.run();
        }
    }

    private Opening decide(HandshakeHook hook) {
        CompletableFuture<Opening> opening = server(hook).opening(REQUEST).toCompletableFuture();
        assertThat(opening).as("never on the event loop").isNotDone();
        runHandlers();
        return opening.join();
    }

    private static HttpResponse refusal(Opening opening) {
        return ((Opening.Refused) opening).response();
    }

    @Test
    void withoutAHookNoThreadIsChanged() {
        assertThat(server(null).opening(REQUEST).toCompletableFuture())
                .isCompletedWithValue(new Opening.Accepted(Headers.NONE));
        assertThat(handlers).isEmpty();
    }

    @Test
    void itSeesTheRequestAndGivesHeaders() {
        List<String> seen = new ArrayList<>();
        Headers headers = Headers.of("X-Node", "n1");
        Opening opening = decide(request -> {
            seen.add(request.url());
            return headers;
        });
        assertThat(opening).isEqualTo(new Opening.Accepted(headers));
        assertThat(seen).containsExactly("/socket.io/?EIO=4&room=7");
    }

    @Test
    void itRefusesWithAnyStatusHeadersAndBody() {
        HttpResponse response = HttpResponse.text(429, "later").withHeader("Retry-After", "5");
        assertThat(refusal(decide(request -> {
                    throw new RequestRefusedException(response);
                })))
                .isSameAs(response);
    }

    @Test
    void whatItThrowsBesidesIs500WithoutItsTextAndLogged() {
        for (HandshakeHook failing : new HandshakeHook[] {
            request -> {
                throw new IllegalStateException("secret");
            },
            request -> {
                throw new AssertionError("secret");
            },
            request -> null
        }) {
            try (CapturedLog log = new CapturedLog()) {
                HttpResponse response = refusal(decide(failing));
                assertThat(response.status()).isEqualTo(500);
                assertThat(new String(response.body(), StandardCharsets.UTF_8)).isEmpty();
                assertThat(log.messages()).containsExactly("The handshake hook failed");
            }
        }
    }

    @Test
    void atTheDeadlineItIsInterruptedAndTheClientAnswered503() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        CompletableFuture<Opening> opening = server(request -> {
                    begun.countDown();
                    try {
                        new CountDownLatch(1).await();
                        return Headers.NONE;
                    } finally {
                        ended.countDown();
                    }
                })
                .opening(REQUEST)
                .toCompletableFuture();
        Thread handler = new Thread(this::runHandlers);
        try (CapturedLog log = new CapturedLog()) {
            handler.start();
            assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
            timers.advance(DEADLINE.minusMillis(1));
            assertThat(opening).isNotDone();
            timers.advance(Duration.ofMillis(1));
            assertThat(refusal(opening.join()).status()).isEqualTo(503);
            assertThat(ended.await(10, TimeUnit.SECONDS)).as("interrupted").isTrue();
            handler.join(10_000);
            assertThat(log.messages()).containsExactly("The handshake hook did not end within its deadline");
        }
    }

    @Test
    void theServerClosesWhenItHasEnded() {
        SocketIoServer server = server(request -> Headers.NONE);
        CompletableFuture<Opening> opening = server.opening(REQUEST).toCompletableFuture();
        CompletableFuture<Void> closed = server.close(Duration.ofMinutes(1)).toCompletableFuture();
        timers.advance(Duration.ofSeconds(1));
        assertThat(closed).isNotDone();
        runHandlers();
        assertThat(opening).isDone();
        timers.advance(Duration.ofSeconds(1));
        assertThat(closed).succeedsWithin(Duration.ofSeconds(10));
    }
}
