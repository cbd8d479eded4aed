package dev.parlance.internal.engine;

import dev.parlance.http.HttpRequest;

/**
 * One connection to a client: an Engine.IO session, whatever transports it uses in its life, or a plain WebSocket. All
 * methods may be called from any thread and never block.
 */
public interface EngineSession {
    /** Its id: a secret between the client and the server. */
    String id();

    /** The request that opened it, without a body. */
    HttpRequest handshake();

    /** The transport that is used at the moment: {@code polling} or {@code websocket}, as a plain WebSocket has it too. */
    String transport();

    /**
     * Queues a frame. What one thread sends arrives in that order, and a frame's text and attachments arrive together.
     * Nothing happens on a closed session. When the session's send budget is exceeded it is closed with
     * {@link CloseReason#SLOW_CLIENT}, of which its listener is notified later, not within this call.
     */
    void send(Frame frame);

    /**
     * What it holds of the server's memory. Whoever keeps something of what its client sent counts it here, and says here when
     * the client has signed in: from then on more may wait, and it is closed later than others when the budget is spent.
     */
    MemoryAccount memory();

    /** Whether a frame that is sent now would be written at once: volatile events are dropped otherwise. */
    boolean isWritable();

    /** How many bytes are queued and not yet taken by the operating system; an estimate. */
    long bufferedBytes();

    /**
     * Reports no more messages after those already on their way, until {@link #resumeReading}. The heartbeat's clock
     * stands still meanwhile: a client cannot show that it lives when it is not read.
     */
    void pauseReading();

    /** Goes on after {@link #pauseReading}; does nothing when reading goes on already. */
    void resumeReading();

    /** Ends it after what was sent before. The first reason given is the one that is reported. */
    void close(CloseReason reason);

    /** The same; the close frame of a plain WebSocket says that. Other sessions have no use for it. */
    default void close(CloseReason reason, CloseStatus status) {
        close(reason);
    }
}
