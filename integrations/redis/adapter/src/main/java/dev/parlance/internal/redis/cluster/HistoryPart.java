package dev.parlance.internal.redis.cluster;

import dev.parlance.adapter.LoggedBroadcast;
import dev.parlance.adapter.Offset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part of a stream's history, without gaps. Bounded: of what is too much, the oldest is left out. Filled before it is read. */
final class HistoryPart {
    /** The most bytes of entries as they are in the stream. */
    static final long MAX_BYTES = 64L * 1024 * 1024;

    private static final int BATCH = 1_024;

    private final List<LoggedBroadcast> broadcasts = new ArrayList<>();
    private final List<Integer> sizes = new ArrayList<>();
    private @Nullable Offset low;
    private Offset last = Offset.START;
    private long bytes;

    /**
     * One without entries.
     *
     * @param low the place behind which it has everything; null if nothing is known
     */
    HistoryPart(@Nullable Offset low) {
        this.low = low;
    }

    /** Adds the next entry of the stream, with its broadcast if it has one for the namespace. */
    void add(Offset place, @Nullable LoggedBroadcast broadcast, int size) {
        last = place;
        if (broadcast == null) {
            return;
        }
        broadcasts.add(broadcast);
        sizes.add(size);
        bytes += size;
        if (bytes > MAX_BYTES) {
            leaveOutOldest();
        }
    }

    private void leaveOutOldest() {
        int count = Math.min(BATCH, broadcasts.size());
        low = broadcasts.get(count - 1).offset();
        sizes.subList(0, count).forEach(size -> bytes -= size);
        sizes.subList(0, count).clear();
        broadcasts.subList(0, count).clear();
    }

    /** The place of the last entry that was added. */
    Offset last() {
        return last;
    }

    /** Whether it has everything behind a place, and there is something. */
    boolean hasAfter(Offset place) {
        return low != null
                && !low.isAfter(place)
                && !broadcasts.isEmpty()
                && broadcasts.get(broadcasts.size() - 1).offset().isAfter(place);
    }

    /** What came after a place, at most so much; null if not all of it is here. */
    @Nullable
    List<LoggedBroadcast> after(Offset place, int max) {
        if (low == null || low.isAfter(place)) {
            return null;
        }
        int from = 0;
        int to = broadcasts.size();
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (broadcasts.get(middle).offset().isAfter(place)) {
                to = middle;
            } else {
                from = middle + 1;
            }
        }
        return List.copyOf(broadcasts.subList(from, Math.min(broadcasts.size(), from + max)));
    }
}
