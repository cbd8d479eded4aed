package dev.parlance.adminui;

import dev.parlance.socket.Scheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Changes that wait to be sent to the pages, in their order: those of a fifth of a second together, on a handler thread. Bounded: of
 * events those beyond 500 are left out; when more than 10,000 other changes wait, all of them are, and the pages are sent anew what
 * there is. Any thread.
 */
final class ChangeQueue {
    static final int MAX_EVENTS = 500;
    static final int MAX_CHANGES = 10_000;

    private static final Duration INTERVAL = Duration.ofMillis(200);

    private final Scheduler scheduler;
    private final Receiver receiver;
    private List<Runnable> waiting = new ArrayList<>();
    private volatile int events;
    private boolean overflowed;
    private boolean scheduled;
    private volatile boolean closed;

    /** Who sends the changes on. */
    interface Receiver {
        /** Some were dropped: everything is to be sent anew. Returns false if not yet: all changes are dropped until then. */
        boolean overflowed();

        /** All that waited were run. Returns whether there is more to send. */
        boolean flushed();
    }

    ChangeQueue(Scheduler scheduler, Receiver receiver) {
        this.scheduler = scheduler;
        this.receiver = receiver;
    }

    /** Adds a change. */
    synchronized void change(Runnable change) {
        if (closed || overflowed) {
            return;
        }
        if (waiting.size() - events >= MAX_CHANGES) {
            overflowed = true;
            clear();
        } else {
            waiting.add(change);
        }
        schedule();
    }

    /** Whether an event is wanted; asked before one is made. */
    boolean takesEvents() {
        return events < MAX_EVENTS;
    }

    /** Adds an event, if it is wanted. */
    synchronized void event(Runnable event) {
        if (closed || overflowed || !takesEvents()) {
            return;
        }
        events++;
        waiting.add(event);
        schedule();
    }

    private void clear() {
        waiting = new ArrayList<>();
        events = 0;
    }

    private void schedule() {
        if (!scheduled) {
            scheduled = true;
            scheduler.schedule(INTERVAL, this::flush);
        }
    }

    private void flush() {
        boolean more = true;
        try {
            more = run();
        } finally {
            synchronized (this) {
                scheduled = false;
                if (!closed && (more || overflowed || !waiting.isEmpty())) {
                    schedule();
                }
            }
        }
    }

    private boolean run() {
        boolean anew;
        synchronized (this) {
            anew = overflowed;
        }
        if (anew && !beginAnew()) {
            return true;
        }
        for (Runnable change : take()) {
            if (closed) {
                return false;
            }
            change.run();
        }
        return receiver.flushed();
    }

    // From here on changes count: what is sent anew is read after this.
    private boolean beginAnew() {
        synchronized (this) {
            overflowed = false;
        }
        boolean begun = receiver.overflowed();
        synchronized (this) {
            if (!begun) {
                overflowed = true;
                clear();
            }
        }
        return begun;
    }

    private synchronized List<Runnable> take() {
        List<Runnable> taken = waiting;
        clear();
        return taken;
    }

    /** Drops what waits; nothing is added any more. */
    synchronized void close() {
        closed = true;
        clear();
    }
}
