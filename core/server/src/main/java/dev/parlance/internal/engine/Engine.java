package dev.parlance.internal.engine;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.CompletionStage;

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

    /** Refuses new connections and new sessions from now on; those that exist go on. */
    void stopAccepting();

    /**
     * Closes each session with {@link CloseReason#SERVER_SHUTTING_DOWN} after what was sent to it before, then releases
     * all connections and threads. Sessions that do not take their last bytes within the deadline are aborted.
     *
     * @return ends when everything is released; never exceptionally
     */
    CompletionStage<Void> close(Duration deadline);
}
