package dev.parlance.internal.engine.netty.session;

import dev.parlance.internal.engine.CloseReason;
import dev.parlance.internal.engine.CloseStatus;
import org.jspecify.annotations.Nullable;

/** The transport that a session uses at the moment. Called on the session's event loop, unless stated otherwise. */
interface SessionTransport {
    /** Its name in Engine.IO. Any thread. */
    String name();

    /** Writes frames, in their order. */
    void write(@Nullable QueuedFrame first);

    /** Whether what is written now leaves at once. Any thread. */
    boolean isWritable();

    /** The bytes that are pending here and no longer counted by the session's send queue. Any thread. */
    long pendingBytes();

    void pause();

    void resume();

    /** Whether what is written when the session closes for that reason may still reach the client. */
    boolean deliversAfter(CloseReason reason);

    /** Writes on what could not be written before. */
    void writeWaiting();

    /** The session has been cut: what waits is released with the connection, and the client is told nothing. */
    void cut();

    /** Releases what waits. */
    void discard();

    /**
     * The session has closed: notifies the client and releases the connection.
     *
     * @param status what a close frame says
     */
    void close(CloseReason reason, CloseStatus status);

    /** Drops what is still to be fetched after the close. */
    void cutOff();
}
