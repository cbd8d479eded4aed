package dev.parlance.socket;

import dev.parlance.event.Incubating;

/** What the threads of a pool do at a moment. Immutable. */
@Incubating
public final class ThreadLoad {
    private final int running;
    private final int waiting;

    private ThreadLoad(int running, int waiting) {
        this.running = running;
        this.waiting = waiting;
    }

    /**
     * A load.
     *
     * @param running as {@link #running}
     * @param waiting as {@link #waiting}
     */
    public static ThreadLoad of(int running, int waiting) {
        return new ThreadLoad(running, waiting);
    }

    /** How many threads are busy, virtual ones among them. */
    public int running() {
        return running;
    }

    /** How many tasks wait for a thread. */
    public int waiting() {
        return waiting;
    }

    @Override
    public String toString() {
        return running + " running, " + waiting + " waiting";
    }
}
