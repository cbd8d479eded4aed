package dev.parlance.internal.server;

import dev.parlance.http.HttpRequest;
import dev.parlance.internal.engine.Accounts;
import dev.parlance.internal.engine.CloseReason;
import dev.parlance.internal.engine.Engine;
import dev.parlance.internal.engine.EngineHandler;
import dev.parlance.internal.engine.EngineSession;
import dev.parlance.internal.engine.EngineStatistics;
import dev.parlance.internal.engine.Frame;
import dev.parlance.internal.engine.MemoryAccount;
import dev.parlance.internal.engine.MemoryBudget;
import dev.parlance.internal.engine.SessionListener;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An engine without a network, with one event loop that is a real thread. */
public final class LoopEngine implements Engine {
    private static final InetSocketAddress NOWHERE = new InetSocketAddress(InetAddress.getLoopbackAddress(), 1);

    private final ExecutorService loop = Executors.newSingleThreadExecutor();
    /** What its connections hold. */
    public final MemoryBudget budget = new MemoryBudget(Long.MAX_VALUE);

    private final Queue<LoopSession> sessions = new ConcurrentLinkedQueue<>();
    private @Nullable EngineHandler handler;

    @Override
    public void start(EngineHandler newHandler) {
        handler = newHandler;
    }

    /** A client has connected. */
    public LoopSession open() {
        return open(text -> {});
    }

    /** A client has connected that receives each text as it is sent, on the sender's thread. */
    public LoopSession open(Consumer<String> client) {
        LoopSession session = new LoopSession(client);
        sessions.add(session);
        loop.execute(() -> session.listener = Objects.requireNonNull(handler).opened(session));
        return session;
    }

    /** Ends the loop. */
    public void stop() {
        loop.shutdownNow();
    }

    @Override
    public InetSocketAddress address() {
        return NOWHERE;
    }

    @Override
    public void deliver(Frame frame, Collection<? extends EngineSession> recipients) {
        recipients.forEach(session -> session.send(frame));
    }

    @Override
    public EngineStatistics statistics() {
        return new EngineStatistics(1, budget.max(), budget.held(), 0);
    }

    @Override
    public void stopAccepting() {}

    @Override
    public CompletionStage<Void> close(Duration deadline) {
        sessions.forEach(session -> session.close(CloseReason.SERVER_SHUTTING_DOWN));
        return CompletableFuture.runAsync(() -> {}, loop);
    }

    /** A connection whose listener is called on the loop. */
    public final class LoopSession implements EngineSession {
        private final List<String> sent = new ArrayList<>();
        private final Consumer<String> client;
        private @Nullable SessionListener listener;
        private @Nullable Runnable whenSent;
        private boolean closed;
        private final MemoryAccount memory = Accounts.of(budget, () -> close(CloseReason.FORCED_CLOSE));

        private LoopSession(Consumer<String> client) {
            this.client = client;
        }

        /** A text comes from the client. */
        public void receive(String text) {
            loop.execute(() -> {
                if (!isClosed()) {
                    Objects.requireNonNull(listener).text(text.getBytes(StandardCharsets.UTF_8));
                }
            });
        }

        /** Runs that on the loop when the first frame has been sent. */
        synchronized void whenSent(Runnable action) {
            if (sent.isEmpty()) {
                whenSent = action;
            } else {
                loop.execute(action);
            }
        }

        /** What it was sent so far. */
        public synchronized List<String> sent() {
            return List.copyOf(sent);
        }

        private synchronized boolean isClosed() {
            return closed;
        }

        @Override
        public synchronized void send(Frame frame) {
            if (!closed) {
                String text = new String(frame.text(), StandardCharsets.UTF_8);
                sent.add(text);
                client.accept(text);
                if (whenSent != null) {
                    loop.execute(whenSent);
                    whenSent = null;
                }
            }
        }

        @Override
        public synchronized void close(CloseReason reason) {
            if (!closed) {
                closed = true;
                loop.execute(() -> Objects.requireNonNull(listener).closed(reason));
            }
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
        public MemoryAccount memory() {
            return memory;
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
    }
}
