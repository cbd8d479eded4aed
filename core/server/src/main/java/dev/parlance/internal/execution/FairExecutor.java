package dev.parlance.internal.execution;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Runs tasks of many parties on another executor: so many at a time, and no party more than half of them. Those who wait take turns, so
 * that nobody waits behind everything that somebody else has asked for.
 */
public final class FairExecutor {
    private final Executor executor;
    private final int maxRunning;
    private final int maxOfParty;
    private final Map<Object, Party> parties = new HashMap<>();

    /** Parties of which a task could run now. */
    private final Queue<Party> turns = new ArrayDeque<>();

    private int running;
    private int unfinished;

    /**
     * Runs tasks on that executor.
     *
     * @param executor must not reject tasks
     * @param maxRunning how many tasks run at a time; of one party at most half as many
     */
    public FairExecutor(Executor executor, int maxRunning) {
        this.executor = executor;
        this.maxRunning = maxRunning;
        this.maxOfParty = Math.max(1, maxRunning / 2);
    }

    /** How many tasks wait or run. */
    public synchronized int unfinished() {
        return unfinished;
    }

    /** What it does now. */
    public synchronized Load load() {
        int started = Math.min(running, unfinished);
        return new Load(started, unfinished - started);
    }

    /** That of one party. */
    public Executor of(Object party) {
        return task -> execute(party, task);
    }

    /**
     * Runs a task when it is its party's turn.
     *
     * @param party whose it is, by equality
     */
    public void execute(Object party, Runnable task) {
        synchronized (this) {
            unfinished++;
            parties.computeIfAbsent(party, Party::new).add(task);
            if (running == maxRunning || turns.isEmpty()) {
                return;
            }
            running++;
        }
        executor.execute(this::runInTurn);
    }

    private void runInTurn() {
        for (Party party = nextParty(); party != null; party = nextParty()) {
            try {
                Safely.run(party.take()::run, "A task of {} failed", "the fair executor");
            } finally {
                finished(party);
            }
        }
    }

    private synchronized @Nullable Party nextParty() {
        Party party = turns.poll();
        if (party == null) {
            running--;
        }
        return party;
    }

    private synchronized void finished(Party party) {
        unfinished--;
        party.finished();
    }

    /** One party's tasks. Guarded by the executor. */
    private final class Party {
        private final Object key;
        private final Queue<Runnable> waiting = new ArrayDeque<>(2);
        private int started;
        private boolean hasTurn;

        Party(Object key) {
            this.key = key;
        }

        void add(Runnable task) {
            waiting.add(task);
            takeTurn();
        }

        private void takeTurn() {
            if (!hasTurn && started < maxOfParty && !waiting.isEmpty()) {
                hasTurn = true;
                turns.add(this);
            }
        }

        /** Its oldest task, which starts now. */
        Runnable take() {
            synchronized (FairExecutor.this) {
                Runnable task = waiting.remove();
                hasTurn = false;
                started++;
                takeTurn();
                return task;
            }
        }

        void finished() {
            started--;
            takeTurn();
            if (started == 0 && waiting.isEmpty()) {
                parties.remove(key);
            }
        }
    }
}
