package dev.parlance.internal.engine;

/**
 * One part of what a connection holds. Changes below a step are not counted, so that short messages cost nothing here. Used by
 * one thread at a time.
 */
public final class MemoryShare {
    /** The smallest change that is counted, in bytes. */
    public static final int STEP = 4096;

    private final MemoryAccount account;
    private long counted;

    MemoryShare(MemoryAccount account) {
        this.account = account;
    }

    /** What it is a part of. */
    public MemoryAccount account() {
        return account;
    }

    /** So many bytes are held now; zero gives back everything. */
    public void set(long bytes) {
        long change = bytes - counted;
        if (Math.abs(change) >= STEP || bytes == 0 && change != 0) {
            counted = bytes;
            account.add(change);
        }
    }
}
