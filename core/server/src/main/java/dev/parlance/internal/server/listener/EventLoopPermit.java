package dev.parlance.internal.server.listener;

import java.util.concurrent.atomic.AtomicBoolean;

/** Whether a listener that was declared never to block may run on event loops: until it has once taken too long. */
public final class EventLoopPermit {
    private final AtomicBoolean given = new AtomicBoolean(true);

    /** Whether it is still given. */
    public boolean isGiven() {
        return given.get();
    }

    /** The listener has taken too long; whether it is the first time. */
    public boolean revoke() {
        return given.compareAndSet(true, false);
    }
}
