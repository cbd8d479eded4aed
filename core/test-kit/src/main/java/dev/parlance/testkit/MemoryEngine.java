package dev.parlance.testkit;

import dev.parlance.http.HttpRequest;
import dev.parlance.internal.engine.CloseReason;
import dev.parlance.internal.engine.Engine;
import dev.parlance.internal.engine.EngineHandler;
import dev.parlance.internal.engine.EngineSession;
import dev.parlance.internal.engine.EngineStatistics;
import dev.parlance.internal.engine.Frame;
import dev.parlance.internal.engine.MemoryBudget;
import dev.parlance.internal.engine.SessionListener;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An engine without a network. What an event loop would do waits in a queue until it is run. */
final class MemoryEngine implements Engine {
    private final Options options;
    private final MemoryBudget budget = new MemoryBudget(Long.MAX_VALUE);
    private final Queue<Runnable> loop = new ArrayDeque<>();
    private final Set<MemorySession> sessions = new LinkedHashSet<>();
    private int sessionsOpened;
    private @Nullable EngineHandler handler;
    private boolean accepting = true;
    private boolean closed;

    /**
     * What a connection in memory has of a server's options.
     *
     * @param maxPayload the maximum size of a message, in bytes
     * @param sendBudget how many bytes may wait until the test reads them
     * @param transport its name
     */
    record Options(int maxPayload, long sendBudget, String transport) {}

    MemoryEngine(Options options) {
        this.options = options;
    }

    @Override
    public void start(EngineHandler newHandler) {
        handler = newHandler;
    }

    @Override
    public InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 1);
    }

    /** Opens a session; the request becomes its handshake. */
    MemorySession open(HttpRequest request) {
        return open(request, handler()::opened);
    }

    MemorySession open(HttpRequest request, Function<EngineSession, SessionListener> opened) {
        MemorySession session = new MemorySession("session-" + ++sessionsOpened, request, this);
        synchronized (sessions) {
            sessions.add(session);
        }
        session.reportTo(opened.apply(session));
        return session;
    }

    /** The server, as long as it accepts connections. */
    EngineHandler handler() {
        if (!accepting) {
            throw new IllegalStateException("the server accepts no connections");
        }
        return serving();
    }

    /** The server, until it is closed. */
    EngineHandler serving() {
        if (handler == null || closed) {
            throw new IllegalStateException("the server accepts no connections");
        }
        return handler;
    }

    /** Ends as a process that is killed: the server is not told. */
    void crash() {
        accepting = false;
        closed = true;
        sessions().forEach(MemorySession::crash);
        synchronized (loop) {
            loop.clear();
        }
    }

    Options options() {
        return options;
    }

    MemoryBudget budget() {
        return budget;
    }

    /** A session has closed. */
    void ended(MemorySession session) {
        synchronized (sessions) {
            sessions.remove(session);
        }
    }

    private List<MemorySession> sessions() {
        synchronized (sessions) {
            return List.copyOf(sessions);
        }
    }

    /** Has a task run by the loop. */
    void onLoop(Runnable task) {
        synchronized (loop) {
            loop.add(task);
        }
    }

    /** Runs what waits; returns whether anything did. */
    boolean runLoop() {
        boolean ran = false;
        for (Runnable task = next(); task != null; task = next()) {
            task.run();
            ran = true;
        }
        return ran;
    }

    private @Nullable Runnable next() {
        synchronized (loop) {
            return loop.poll();
        }
    }

    @Override
    public void deliver(Frame frame, Collection<? extends EngineSession> recipients) {
        recipients.forEach(session -> session.send(frame));
    }

    @Override
    public EngineStatistics statistics() {
        long waiting =
                sessions().stream().mapToLong(EngineSession::bufferedBytes).sum();
        return new EngineStatistics(1, budget.max(), budget.held(), waiting);
    }

    @Override
    public void stopAccepting() {
        accepting = false;
    }

    @Override
    public CompletionStage<Void> close(Duration deadline) {
        sessions().forEach(session -> session.close(CloseReason.SERVER_SHUTTING_DOWN));
        closed = true;
        CompletableFuture<Void> released = new CompletableFuture<>();
        onLoop(() -> released.complete(null));
        return released;
    }
}
