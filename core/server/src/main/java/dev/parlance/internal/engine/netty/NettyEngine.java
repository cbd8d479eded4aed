package dev.parlance.internal.engine.netty;

import dev.parlance.internal.engine.Engine;
import dev.parlance.internal.engine.EngineHandler;
import dev.parlance.internal.engine.EngineOptions;
import dev.parlance.internal.engine.EngineSession;
import dev.parlance.internal.engine.EngineStatistics;
import dev.parlance.internal.engine.Frame;
import dev.parlance.internal.engine.MemoryBudget;
import dev.parlance.internal.engine.netty.session.EngineContext;
import dev.parlance.internal.engine.netty.session.FrameDelivery;
import dev.parlance.internal.engine.netty.session.NettySession;
import io.netty.channel.SelectStrategyFactory;
import io.netty.util.NettyRuntime;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The engine implemented on Netty. */
public final class NettyEngine implements Engine {
    /** Longer than most round trips on one continent. */
    private static final Duration TRANSIT_TIME = Duration.ofMillis(50);

    private final EngineOptions options;
    private final SelectStrategyFactory strategies;
    private volatile @Nullable EngineContext state;
    private @Nullable ListeningSocket listening;
    private @Nullable OpenChannels open;
    private @Nullable InetSocketAddress address;
    private @Nullable EngineShutdown shutdown;
    private @Nullable CompletableFuture<Void> closing;

    /** An engine that is not started yet. */
    public NettyEngine(EngineOptions options) {
        this(options, PollingSelect::new);
    }

    /** With event loops that wait for events in that way. */
    NettyEngine(EngineOptions options, SelectStrategyFactory strategies) {
        this.options = options;
        this.strategies = strategies;
    }

    @Override
    public synchronized void start(EngineHandler handler) throws IOException {
        if (listening != null || closing != null) {
            throw new IllegalStateException("an engine is started once");
        }
        EngineContext started = new EngineContext(options, handler);
        OpenChannels channels = new OpenChannels(started);
        ListeningSocket opened =
                new ListeningSocket(options, new Pipelines(started, channels), strategies, channels::eventLoopLost);
        open = channels;
        listening = opened;
        address = opened.bind(options.host(), options.port());
        state = started;
    }

    @Override
    public synchronized InetSocketAddress address() {
        if (address == null) {
            throw new IllegalStateException("the engine has not been started");
        }
        return address;
    }

    @Override
    public EngineStatistics statistics() {
        EngineContext started;
        ListeningSocket socket;
        synchronized (this) {
            started = state;
            socket = listening;
        }
        if (started == null || socket == null) {
            return new EngineStatistics(0, options.memory().budget(), 0, 0);
        }
        long waiting = 0;
        for (NettySession session : started.sessions().all()) {
            waiting += session.bufferedBytes();
        }
        MemoryBudget memory = started.memory();
        return new EngineStatistics(socket.workers(), memory.max(), memory.held(), waiting);
    }

    @Override
    public @Nullable MemoryBudget memory() {
        EngineContext started = state;
        return started == null ? null : started.memory();
    }

    @Override
    public synchronized Map<String, String> chosenValues() {
        Map<String, String> values = new HashMap<>();
        values.put("port", String.valueOf(address().getPort()));
        values.put(
                "memory.budget", String.valueOf(Objects.requireNonNull(memory()).max()));
        if (options.eventLoopThreads() == 0) {
            values.put("event-loop-threads", String.valueOf(NettyRuntime.availableProcessors()));
        }
        return values;
    }

    @Override
    public void deliver(Frame frame, Collection<? extends EngineSession> sessions) {
        new FrameDelivery(frame).to(sessions);
    }

    @Override
    public synchronized void stopAccepting() {
        if (state != null) {
            state.stopAccepting();
        }
    }

    @Override
    public Duration transitTime() {
        return TRANSIT_TIME;
    }

    @Override
    public synchronized CompletionStage<Void> close(Duration deadline) {
        if (closing == null) {
            closing = state == null || listening == null || open == null
                    ? CompletableFuture.completedFuture(null)
                    : begin(new EngineShutdown(state, listening)).thenRun(open::closeLeft);
        }
        if (shutdown != null) {
            shutdown.endWithin(deadline);
        }
        return closing.copy();
    }

    private CompletableFuture<Void> begin(EngineShutdown begun) {
        shutdown = begun;
        return begun.begin();
    }
}
