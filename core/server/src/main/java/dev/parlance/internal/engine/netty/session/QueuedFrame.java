package dev.parlance.internal.engine.netty.session;

import org.jspecify.annotations.Nullable;

/** A frame queued for one session, or the mark at which the session closes; a link in its {@link SendQueue}. */
final class QueuedFrame {
    /** Null for the closing mark. */
    final @Nullable EncodedFrame frame;

    /** How many of the frame's packets have been sent: a polling body may take only the first of them. */
    int packetsSent;

    @Nullable
    QueuedFrame next;

    QueuedFrame(@Nullable EncodedFrame frame) {
        this.frame = frame;
    }

    /** Releases this frame and those linked behind it; returns what they cost. */
    static long discard(@Nullable QueuedFrame first) {
        long bytes = 0;
        for (QueuedFrame o = first; o != null; o = o.next) {
            if (o.frame != null) {
                bytes += o.frame.cost();
                o.frame.release();
            }
        }
        return bytes;
    }
}
