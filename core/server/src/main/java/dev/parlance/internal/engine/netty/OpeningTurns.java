package dev.parlance.internal.engine.netty;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;

/**
 * Lets an event loop open no more than some sessions each time that it comes round: one costs many times what a message does, and a
 * crowd of new clients must not hold up those who are connected. The others wait for the next rounds, first come, first served. On
 * the event loop.
 */
final class OpeningTurns {
    /** So many are opened in a round. */
    static final int AT_ONCE = 8;

    private final Executor loop;
    private final Executor endOfRound;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private int opened;

    /**
     * Those of an event loop.
     *
     * @param loop runs what it is given after what the event loop reads in its next round
     * @param endOfRound runs what it is given after everything else of this round
     */
    OpeningTurns(Executor loop, Executor endOfRound) {
        this.loop = loop;
        this.endOfRound = endOfRound;
    }

    /** Opens one: now, if this round has a turn left and nobody waits for it. */
    void open(Runnable opening) {
        if (opened == AT_ONCE || !waiting.isEmpty()) {
            waiting.add(opening);
        } else {
            takeTurn(opening);
        }
    }

    private void takeTurn(Runnable opening) {
        if (opened == 0) {
            endOfRound.execute(this::roundEnded);
        }
        opened++;
        opening.run();
    }

    private void roundEnded() {
        opened = 0;
        if (!waiting.isEmpty()) {
            loop.execute(this::openWaiting);
        }
    }

    private void openWaiting() {
        while (opened < AT_ONCE && !waiting.isEmpty()) {
            takeTurn(waiting.remove());
        }
    }
}
