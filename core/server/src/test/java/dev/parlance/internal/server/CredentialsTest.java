package dev.parlance.internal.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.adapter.AdapterFactory;
import dev.parlance.http.HttpRequest;
import dev.parlance.internal.engine.Accounts;
import dev.parlance.internal.engine.CloseReason;
import dev.parlance.internal.engine.EngineSession;
import dev.parlance.internal.engine.Frame;
import dev.parlance.internal.engine.MemoryAccount;
import dev.parlance.internal.engine.MemoryBudget;
import dev.parlance.internal.engine.SessionListener;
import dev.parlance.internal.execution.ThreadTimers;
import dev.parlance.internal.json.JsonCodec;
import dev.parlance.socket.RateLimits;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a client sends is decoded by the executor of handlers: the test's thread is the event loop. */
class CredentialsTest {
    private final Queue<Runnable> handlers = new ArrayDeque<>();
    private final ThreadTimers timers = new ThreadTimers();
    private final LoopEngine engine = new LoopEngine();
    private final SocketIoServer server = new SocketIoServer(new Environment(
            new SocketIoSettings(
                    Duration.ofMinutes(1),
                    Duration.ofMinutes(1),
                    1_000,
                    1_000_000,
                    64,
                    ThreadedServer.UNBOUNDED,
                    List.of(),
                    AdapterFactory.STANDALONE,
                    null,
                    List.of(),
                    RateLimits.NONE),
            engine,
            new JsonCodec(),
            timers,
            handlers::add,
            handlers::add,
            () -> "socket"));
    private final MemoryBudget budget = new MemoryBudget(Long.MAX_VALUE);
    private final Session session = new Session(Accounts.of(budget, () -> {}));
    private final SessionListener connection = server.opened(session);

    CredentialsTest() {
        server.namespace("/");
    }

    @AfterEach
    void end() {
        timers.close();
        engine.stop();
    }

    private void receive(String text) {
        connection.text(text.getBytes(StandardCharsets.UTF_8));
    }

    private void runHandlers() {
        for (Runnable task = handlers.poll(); task != null; task = handlers.poll()) {
            task.run();
        }
    }

    @Test
    void malformedCredentialsEndTheConnectionWhenTheHandlersRunAndNotOnTheEventLoop() {
        receive("0{\"token\":}");
        assertThat(session.closed).isNull();
        runHandlers();
        assertThat(session.closed).isEqualTo(CloseReason.PARSE_ERROR);
        assertThat(session.sent).isEmpty();
    }

    @Test
    void credentialsForSeveralNamespacesAreParsedByTheHandlersAndMalformedOnesEndTheConnection() {
        receive("0{\"token\":\"good\"}");
        receive("0/b,{\"token\":[}");
        receive("0/c,{\"token\":\"good\"}");
        assertThat(session.closed).isNull();
        runHandlers();
        assertThat(session.sent).containsExactly("0{\"sid\":\"socket\"}");
        assertThat(session.closed).isEqualTo(CloseReason.PARSE_ERROR);
    }

    @Test
    void aSecondConnectEndsTheConnectionOnTheEventLoopThoughTheFirstIsNotParsedYet() {
        receive("0{\"token\":}");
        receive("0{\"token\":\"good\"}");
        assertThat(session.closed).isEqualTo(CloseReason.PARSE_ERROR);
        runHandlers();
        assertThat(session.sent).isEmpty();
    }

    @Test
    void anEventThatWaitsCountsAsItIsWhenItIsDecoded() {
        server.namespace("/").untyped().on("x", (socket, values, ack) -> {});
        receive("0");
        runHandlers();
        long before = budget.held();
        receive("2[\"x\"" + ",[]".repeat(1_000) + "]");
        assertThat(budget.held() - before).isBetween(60_000L, 100_000L);
        runHandlers();
        assertThat(budget.held()).isEqualTo(before);
    }

    private static final class Session implements EngineSession {
        private final MemoryAccount memory;
        private final List<String> sent = new ArrayList<>();
        private @Nullable CloseReason closed;

        Session(MemoryAccount memory) {
            this.memory = memory;
        }

        @Override
        public MemoryAccount memory() {
            return memory;
        }

        @Override
        public String id() {
            return "session";
        }

        @Override
        public HttpRequest handshake() {
            return HttpRequest.builder("GET", "/socket.io/").build();
        }

        @Override
        public String transport() {
            return "websocket";
        }

        @Override
        public void send(Frame frame) {
            if (closed == null) {
                sent.add(new String(frame.text(), StandardCharsets.UTF_8));
            }
        }

        @Override
        public boolean isWritable() {
            return true;
        }

        @Override
        public long bufferedBytes() {
            return 0;
        }

        @Override
        public void pauseReading() {}

        @Override
        public void resumeReading() {}

        @Override
        public void close(CloseReason reason) {
            if (closed == null) {
                closed = reason;
            }
        }
    }
}
