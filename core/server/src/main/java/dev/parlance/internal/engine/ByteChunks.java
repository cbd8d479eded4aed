package dev.parlance.internal.engine;

import java.util.ArrayList;
import java.util.List;

/**
 * Collects a message or a body from its parts, however small: what it takes grows with what has come, not with what was
 * announced. Its chunks are small, because large arrays, of which most are never completed under attack, would each cost a JVM with
 * a small heap whole regions of it. What comes in one small part is copied once. Used by one thread at a time.
 */
public final class ByteChunks {
    /** G1 takes arrays from 512 KB on for humongous when its regions are as small as they can be. */
    static final int MAX_CHUNK = 128 * 1024;

    private static final byte[] NOTHING = new byte[0];

    private final List<byte[]> full = new ArrayList<>(0);
    private byte[] last = NOTHING;
    private int lastLength;
    private int fullLength;

    /** Where a part is read from. */
    @FunctionalInterface
    public interface Source {
        /** Reads the next bytes of the part into an array. */
        void read(byte[] into, int at, int count);
    }

    /** How many bytes have come. */
    public int length() {
        return fullLength + lastLength;
    }

    /** How many bytes its chunks have. */
    public int capacity() {
        return fullLength + last.length;
    }

    /**
     * Takes a part.
     *
     * @param limit the maximum length of the whole: no more is reserved
     */
    public void append(int count, int limit, Source source) {
        int left = count;
        while (left > 0) {
            if (lastLength == last.length) {
                addChunk(left, limit);
            }
            int fits = Math.min(left, last.length - lastLength);
            source.read(last, lastLength, fits);
            lastLength += fits;
            left -= fits;
        }
    }

    // As large as all before together, so that there are few; but the first as large as the part.
    private void addChunk(int left, int limit) {
        if (lastLength > 0) {
            full.add(last);
            fullLength += lastLength;
        }
        int reserved = Math.max(left, Math.min(fullLength, limit - fullLength));
        last = new byte[Math.min(reserved, MAX_CHUNK)];
        lastLength = 0;
    }

    /** The whole; nothing is left here. */
    public byte[] take() {
        byte[] whole = last;
        if (!full.isEmpty() || lastLength < last.length) {
            whole = new byte[length()];
            int at = 0;
            for (byte[] chunk : full) {
                System.arraycopy(chunk, 0, whole, at, chunk.length);
                at += chunk.length;
            }
            System.arraycopy(last, 0, whole, at, lastLength);
        }
        clear();
        return whole;
    }

    /** Forgets what has come. */
    public void clear() {
        full.clear();
        fullLength = 0;
        last = NOTHING;
        lastLength = 0;
    }
}
