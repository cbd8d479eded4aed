package dev.parlance.internal.engine.netty.session;

import java.util.concurrent.atomic.AtomicLongFieldUpdater;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import org.jspecify.annotations.Nullable;

/**
 * The frames sent to one session that its event loop has not taken yet: a lock-free stack, taken as a whole and reversed.
 * The thread that makes it non-empty must have the event loop take it.
 */
final class SendQueue {
    private static final AtomicReferenceFieldUpdater<SendQueue, @Nullable QueuedFrame> LAST =
            AtomicReferenceFieldUpdater.newUpdater(SendQueue.class, QueuedFrame.class, "last");
    private static final AtomicLongFieldUpdater<SendQueue> BYTES =
            AtomicLongFieldUpdater.newUpdater(SendQueue.class, "bytes");

    private volatile @Nullable QueuedFrame last;
    private volatile long bytes;

    /** Adds a frame; true if the queue was empty. */
    boolean push(QueuedFrame added) {
        if (added.frame != null) {
            BYTES.addAndGet(this, added.frame.cost());
        }
        while (true) {
            QueuedFrame before = last;
            added.next = before;
            if (LAST.compareAndSet(this, before, added)) {
                return before == null;
            }
        }
    }

    /** Takes all frames, linked in the order in which they were pushed; null if there are none. */
    @Nullable
    QueuedFrame takeAll() {
        QueuedFrame newest = LAST.getAndSet(this, null);
        QueuedFrame first = null;
        while (newest != null) {
            QueuedFrame older = newest.next;
            newest.next = first;
            first = newest;
            newest = older;
        }
        return first;
    }

    /** Discards what is behind the closing mark in a list of frames, and unlinks the mark; returns it, or null if there is none. */
    @Nullable
    QueuedFrame cutAtMark(QueuedFrame first) {
        QueuedFrame before = null;
        for (QueuedFrame o = first; o != null; before = o, o = o.next) {
            if (o.frame == null) {
                removed(QueuedFrame.discard(o.next));
                if (before != null) {
                    before.next = null;
                }
                return o;
            }
        }
        return null;
    }

    boolean isEmpty() {
        return last == null;
    }

    /** The cost of all frames that were pushed and neither written to a channel nor discarded. */
    long bytes() {
        return bytes;
    }

    /**
     * What waits here and in a transport's channel. Never more than that, as it was while this looked: a client that reads must
     * not be taken for one that does not. Any thread.
     */
    long bytesUpTo(@Nullable SessionTransport transport) {
        // The channel first: frames go from here to there, and none must be counted in both.
        long inChannel = transport == null ? 0 : transport.pendingBytes();
        return inChannel + bytes;
    }

    /** Whether one more frame is too much for a budget, with all that waits. Any thread. */
    boolean exceeds(long budget, EncodedFrame more, @Nullable SessionTransport transport) {
        return bytesUpTo(transport) + more.cost() > budget;
    }

    /** Subtracts bytes that have been written to a channel or discarded. */
    void removed(long sent) {
        BYTES.addAndGet(this, -sent);
    }
}
