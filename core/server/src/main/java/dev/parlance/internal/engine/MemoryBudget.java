package dev.parlance.internal.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The memory of one server for what is unfinished or waits. Each connection has a {@linkplain MemoryAccount account} in it.
 * When it is spent, connections are closed: first those that have not signed in, and among them those that hold most, of equals
 * the oldest. All methods may be called from any thread, and none blocks.
 */
public final class MemoryBudget {
    private final long max;

    /** From here on whoever holds more is closed at once: those that are to be closed have not come to it yet. */
    private final long overrun;

    /** Down to this much is closed, so that the next bytes do not have somebody closed again. */
    private final long target;

    private final StripedCounter held = new StripedCounter();
    private final Set<MemoryAccount> accounts = ConcurrentHashMap.newKeySet();

    /** What those hold that have been told to close and have not closed yet. */
    private final AtomicLong closing = new AtomicLong();

    private final AtomicLong opened = new AtomicLong();
    private final AtomicBoolean relieving = new AtomicBoolean();

    /** A budget of so many bytes. */
    public MemoryBudget(long max) {
        this.max = max;
        this.overrun = Math.max(max, max + max / 2);
        this.target = max - max / 8;
    }

    /** Opens the account of a connection. */
    public MemoryAccount open(MemoryAccount.Holder holder) {
        MemoryAccount account = new MemoryAccount(this, holder, opened.incrementAndGet());
        accounts.add(account);
        return account;
    }

    /**
     * Counts bytes that are held, or, if negative, held no longer. Frames that many connections share are counted here, once;
     * what one connection holds is counted in its account.
     */
    public void add(long bytes) {
        held.add(bytes);
        if (bytes > 0) {
            closeIfSpent();
        }
    }

    /** What is held now, in bytes. */
    public long held() {
        return held.sum();
    }

    /** How much it is, in bytes. */
    public long max() {
        return max;
    }

    /** How many accounts are open. */
    public int accounts() {
        return accounts.size();
    }

    private boolean exceeds(long bytes) {
        return held.approximately() - closing.get() > bytes;
    }

    private void closeIfSpent() {
        boolean closes = true;
        // Again for what came meanwhile: whoever brought it has left it to this thread.
        while (closes && exceeds(max) && relieving.compareAndSet(false, true)) {
            try {
                closes = closeLargest();
            } finally {
                relieving.set(false);
            }
        }
    }

    /** Closes those that hold most until enough is free; false if there was nobody to close. */
    private boolean closeLargest() {
        boolean closes = false;
        for (Candidate candidate : candidates()) {
            if (!exceeds(target)) {
                break;
            }
            if (announceClosing(candidate.account, candidate.bytes)) {
                closes = true;
                candidate.account.notifyHolder();
            }
        }
        return closes;
    }

    /** An account will give back so much; false if that was announced before. */
    boolean announceClosing(MemoryAccount account, long bytes) {
        boolean first = account.cut(bytes);
        if (first) {
            closing.addAndGet(bytes);
        }
        return first;
    }

    /** Whether so much is held that nobody may hold more, whoever is being closed. */
    boolean isOverrun() {
        return held.approximately() > overrun;
    }

    /** What each connection could hold if all held the same, but at least a step. */
    long share() {
        return Math.max(MemoryShare.STEP, max / Math.max(1, accounts.size()));
    }

    /**
     * Closes a connection that has just got more.
     *
     * @param again whether it was to be closed before it got that: it is told again, as now it can be closed at once
     */
    void close(MemoryAccount account, long bytes, boolean again) {
        if (announceClosing(account, bytes) || again) {
            account.notifyHolder();
        }
    }

    /** Those whose closing would help, in the order in which they are closed. */
    private List<Candidate> candidates() {
        List<Candidate> candidates = new ArrayList<>();
        for (MemoryAccount account : accounts) {
            long bytes = account.total();
            if (bytes >= MemoryShare.STEP) {
                // As they are now: what is sorted must not change meanwhile.
                candidates.add(new Candidate(account, account.isSignedIn(), bytes, account.number()));
            }
        }
        // Of equals the oldest: whoever has just come must get through a crowd of those who only wait.
        candidates.sort(Comparator.comparing(Candidate::signedIn)
                .thenComparing(Candidate::bytes, Comparator.reverseOrder())
                .thenComparing(Candidate::number));
        return candidates;
    }

    /** An account holds nothing any more, and will not. */
    void closed(MemoryAccount account, long releaseRequested) {
        accounts.remove(account);
        closing.addAndGet(-releaseRequested);
    }

    private record Candidate(MemoryAccount account, boolean signedIn, long bytes, long number) {}
}
