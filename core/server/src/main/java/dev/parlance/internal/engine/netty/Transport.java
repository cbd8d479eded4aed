package dev.parlance.internal.engine.netty;

import dev.parlance.internal.engine.CloseReason;
import org.jspecify.annotations.Nullable;

/** How a session's packets reach its client at the moment. On the session's event loop, unless stated otherwise. */
interface Transport {
    /** Its name in Engine.IO. Any thread. */
    String name();

    /** Takes over frames, in their order. */
    void write(@Nullable Outgoing first);

    /** Whether what is written now leaves at once. Any thread. */
    boolean isWritable();

    /** The bytes that it holds and that its session's outbox no longer counts. Any thread. */
    long pendingBytes();

    void pause();

    void resume();

    /**
     * The session has ended: tells the client and lets the connection go.
     *
     * @param webSocketCode what a close frame says
     */
    void close(CloseReason reason, int webSocketCode);
}
