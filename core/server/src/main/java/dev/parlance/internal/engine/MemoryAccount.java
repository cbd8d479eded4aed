package dev.parlance.internal.engine;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What one connection holds of the server's {@linkplain MemoryBudget budget}. Open until the connection has ended and
 * everything has been given back. All methods may be called from any thread.
 */
public final class MemoryAccount {
    private final MemoryBudget budget;
    private final Holder holder;
    private final long number;
    private final AtomicLong held = new AtomicLong();
    private final List<Runnable> whenCut = new CopyOnWriteArrayList<>();
    private volatile boolean signedIn;
    private volatile boolean ended;

    /** Changed under the lock of this, as what follows. */
    private volatile boolean cut;

    private long releaseRequested;
    private boolean closed;

    /** Whose account it is. */
    public interface Holder {
        /** The bytes that wait to be sent to it; they are counted elsewhere. */
        long waiting();

        /** The budget is spent, and this connection is to be closed at once; must not block. */
        void cut();
    }

    MemoryAccount(MemoryBudget budget, Holder holder, long number) {
        this.budget = budget;
        this.holder = holder;
        this.number = number;
    }

    /** Its place among those that were opened. */
    long number() {
        return number;
    }

    /** Begins a part of it. */
    public MemoryShare share() {
        return new MemoryShare(this);
    }

    void add(long bytes) {
        boolean wasCut = cut;
        long now = held.addAndGet(bytes);
        budget.add(bytes);
        if (bytes > 0 && budget.isOverrun()) {
            budget.close(this, total(), wasCut);
        }
        if (now == 0 && ended) {
            closeIfEmpty();
        }
    }

    /**
     * Whether nothing more may be made for the connection, because the budget is overrun and more than its share waits to be sent to
     * it. Then it is for the caller to close it, and it counts as closing. Whoever reads is not refused, whatever others hold.
     */
    public boolean refusesMore() {
        boolean refused = budget.isOverrun() && holder.waiting() > budget.share();
        if (refused) {
            budget.announceClosing(this, total());
        }
        return refused;
    }

    /** Whether somebody has signed in on the connection, from now on. */
    public void signedIn(boolean signedInNow) {
        signedIn = signedInNow;
    }

    /** Whether somebody has signed in on the connection. */
    public boolean isSignedIn() {
        return signedIn;
    }

    /** Runs that, too, when the connection is closed because the budget is spent; must not block. */
    public void whenCut(Runnable action) {
        whenCut.add(action);
    }

    /** The connection has ended; what it still holds counts until it is given back. */
    public void end() {
        ended = true;
        closeIfEmpty();
    }

    /** What it holds, with what waits to be sent. */
    long total() {
        return held.get() + holder.waiting();
    }

    /** It is to be closed now, and expected to give back so much; false if it was so before. */
    synchronized boolean cut(long bytes) {
        if (cut || closed) {
            return false;
        }
        cut = true;
        releaseRequested = bytes;
        return true;
    }

    void notifyHolder() {
        holder.cut();
        whenCut.forEach(Runnable::run);
    }

    private synchronized void closeIfEmpty() {
        if (!closed && held.get() == 0) {
            closed = true;
            budget.closed(this, releaseRequested);
        }
    }
}
