package dev.parlance.internal.engine.netty;

import java.util.concurrent.atomic.AtomicLongFieldUpdater;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import org.jspecify.annotations.Nullable;

/**
 * What any thread has sent to one session and its event loop has not taken yet: a stack without locks, taken as a whole
 * and turned round. Whoever makes it non-empty sees to it that it is taken.
 */
final class Outbox {
    private static final AtomicReferenceFieldUpdater<Outbox, @Nullable Outgoing> LAST =
            AtomicReferenceFieldUpdater.newUpdater(Outbox.class, Outgoing.class, "last");
    private static final AtomicLongFieldUpdater<Outbox> BYTES =
            AtomicLongFieldUpdater.newUpdater(Outbox.class, "bytes");

    private volatile @Nullable Outgoing last;
    private volatile long bytes;

    /** Adds one; true if there was nothing before it. */
    boolean push(Outgoing added) {
        if (added.frame != null) {
            BYTES.addAndGet(this, added.frame.size());
        }
        while (true) {
            Outgoing before = last;
            added.next = before;
            if (LAST.compareAndSet(this, before, added)) {
                return before == null;
            }
        }
    }

    /** Takes all, linked in the order in which they were pushed; null if there is nothing. */
    @Nullable
    Outgoing takeAll() {
        Outgoing newest = LAST.getAndSet(this, null);
        Outgoing first = null;
        while (newest != null) {
            Outgoing older = newest.next;
            newest.next = first;
            first = newest;
            newest = older;
        }
        return first;
    }

    boolean isEmpty() {
        return last == null;
    }

    /** The size of what was pushed and neither handed to a channel nor dropped. */
    long bytes() {
        return bytes;
    }

    /** A transport has handed these to its channel, or dropped them. */
    void left(long sent) {
        BYTES.addAndGet(this, -sent);
    }
}
