package dev.parlance.internal.engine;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Accepts connections and keeps their sessions. One engine, one start. All methods may be called from any thread. */
public interface Engine {
    /**
     * Binds, and returns when connections are accepted.
     *
     * @throws IOException if it cannot bind (the address is taken, the port not allowed); nothing is left behind
     */
    void start(EngineHandler handler) throws IOException;

    /** The address that it is bound to, with the real port if 0 was asked for. Only after {@link #start}. */
    InetSocketAddress address();

    /**
     * Sends one frame to many sessions. To each session it is as {@link EngineSession#send}; the frame is encoded once
     * for all of them.
     */
    void deliver(Frame frame, Collection<? extends EngineSession> sessions);

    /**
     * Answers new sessions and new plain WebSockets 503 from now on. Those that exist go on, over new connections too, and so
     * does plain HTTP.
     */
    void stopAccepting();

    /** What it has now; nothing before {@link #start}. */
    EngineStatistics statistics();

    /** The memory that its connections have together; null if it does not count it. */
    default @Nullable MemoryBudget memory() {
        return null;
    }

    /** The values that it has chosen where its options leave that to it, by the names of their properties. Only after {@link #start}. */
    default Map<String, String> chosenValues() {
        return Map.of();
    }

    /** How long what a client has sent may take to be reported, if nothing is wrong. */
    default Duration transitTime() {
        return Duration.ZERO;
    }

    /**
     * Closes each session with {@link CloseReason#SERVER_SHUTTING_DOWN} after what was sent to it before, then releases
     * all connections and threads. Sessions that do not take their last bytes within the deadline are aborted. Called again,
     * the earlier of the deadlines counts.
     *
     * @return ends when everything is released; never exceptionally
     */
    CompletionStage<Void> close(Duration deadline);
}
