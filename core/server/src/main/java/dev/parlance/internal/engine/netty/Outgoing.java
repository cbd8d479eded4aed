package dev.parlance.internal.engine.netty;

import org.jspecify.annotations.Nullable;

/** What waits for one session: a frame, or its end; a link in the session's {@link Outbox}. */
final class Outgoing {
    /** Null for the mark at which the session ends. */
    final @Nullable EncodedFrame frame;

    /** How many of the frame's packets have been sent: a polling body may take only the first of them. */
    int packetsSent;

    @Nullable
    Outgoing next;

    Outgoing(@Nullable EncodedFrame frame) {
        this.frame = frame;
    }

    /** Frees what this one and those linked to it hold; how many bytes that were. */
    static long discard(@Nullable Outgoing first) {
        long bytes = 0;
        for (Outgoing o = first; o != null; o = o.next) {
            if (o.frame != null) {
                bytes += o.frame.size();
                o.frame.release();
            }
        }
        return bytes;
    }
}
