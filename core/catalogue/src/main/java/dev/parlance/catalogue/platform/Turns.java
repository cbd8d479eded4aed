package dev.parlance.catalogue.platform;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * One after another for each id, at the same time for different ones; a few ids may share a turn. On this server only. Who
 * has a turn may take it again; who has one must not take another id's.
 */
public final class Turns {
    private static final int TURNS = 256;

    // Not monitors: on virtual threads a blocked one would hold its carrier until Java 24.
    private final Lock[] turns = new Lock[TURNS];

    /** Turns that nobody has. */
    public Turns() {
        for (int i = 0; i < TURNS; i++) {
            turns[i] = new ReentrantLock();
        }
    }

    /** Does work when it is that id's turn. */
    public void run(String id, Runnable work) {
        call(id, () -> {
            work.run();
            return true;
        });
    }

    /** Does work when it is that id's turn; what it gives. */
    public <T> T call(String id, Supplier<T> work) {
        Lock turn = turns[Math.floorMod(id.hashCode(), TURNS)];
        turn.lock();
        try {
            return work.get();
        } finally {
            turn.unlock();
        }
    }
}
