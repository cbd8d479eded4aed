package dev.parlance.internal.server.history;

import dev.parlance.adapter.Offset;
import dev.parlance.adapter.Selection;
import dev.parlance.internal.engine.MemoryBudget;
import dev.parlance.internal.server.event.OutgoingEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;

/**
 * What a namespace has broadcast lately, in order, within its bounds. Guarded by the lock of the namespace's rooms: an event is
 * queued for its recipients before the next is appended.
 */
public final class DeliveryLog {
    /** From so many places on that are free at the beginning, the entries are moved there. */
    private static final int COMPACT_FROM = 1_024;

    private final LogBounds bounds;
    private final LongSupplier nanoTime;
    private final ArrayList<LoggedEvent> entries = new ArrayList<>();

    /** The index of the first entry that is kept. */
    private int first;

    private boolean shared;
    private boolean begun = true;
    private Offset head;
    private Offset floor;
    private long bytes;

    /** What is counted in the server's memory, of which there is none before it has started. */
    private long counted;

    /** Who waits for which place; clients name it, but only those that have a session. */
    private final TreeMap<Offset, CompletableFuture<Void>> awaited = new TreeMap<>();

    /**
     * An empty log.
     *
     * @param begin the place before the first
     */
    public DeliveryLog(LogBounds bounds, Offset begin, LongSupplier nanoTime) {
        this.bounds = bounds;
        this.nanoTime = nanoTime;
        this.head = begin;
        this.floor = begin;
    }

    /** The place of the last event. */
    public Offset head() {
        return head;
    }

    /** Whether everything is kept that came after a place. Nothing comes after one that is ahead of this log. */
    public boolean covers(Offset after) {
        return !floor.isAfter(after) && !after.isAfter(head);
    }

    /** The place up to which nothing is kept, also on other servers. */
    Offset keptAnywhere() {
        return shared ? Offset.START : floor;
    }

    /** From now on a store of several servers gives the places; it {@link #begin begins} later. */
    public void share() {
        shared = true;
        begun = false;
    }

    /** Whether it is known which place is the last. */
    public boolean isBegun() {
        return begun;
    }

    /** Whether the places are given by a store of several servers. */
    public boolean isShared() {
        return shared;
    }

    /** Gives an event the next place. */
    public OutgoingEvent append(Selection selection, OutgoingEvent event) {
        return append(new Offset(head.time(), head.sequence() + 1), selection, event);
    }

    /** Keeps an event that has its place, behind the last one. */
    public OutgoingEvent append(Offset offset, Selection selection, OutgoingEvent event) {
        OutgoingEvent sent = event.at(offset.toString());
        LoggedEvent entry = new LoggedEvent(offset, selection, sent, nanoTime.getAsLong());
        entries.add(entry);
        head = offset;
        add(entry.bytes());
        evict();
        completeAwaited();
        return sent;
    }

    /** At that place, behind the last one, is nothing that is to be kept. */
    public void skip(Offset offset) {
        head = offset;
        completeAwaited();
    }

    /** Forgets everything: what comes next is behind that place. */
    public void begin(Offset after) {
        begun = true;
        entries.clear();
        first = 0;
        add(-bytes);
        head = after;
        floor = after;
        completeAwaited();
    }

    /** Keeps nothing more of what there was. */
    public DeliveryLog clear() {
        begin(head);
        return this;
    }

    /** What came after a place, in order: a copy. */
    public List<LoggedEvent> after(Offset place) {
        int low = first;
        int high = entries.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (entries.get(middle).offset().isAfter(place)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return List.copyOf(entries.subList(low, entries.size()));
    }

    /** Whether what is kept is to give way to connections. */
    public boolean isMemoryScarce() {
        return bounds.isMemoryScarce();
    }

    /** Ends when something behind a place, or at it, has been appended or that place is known to have been reached. */
    public CompletionStage<Void> reached(Offset place) {
        if (begun && !place.isAfter(head)) {
            return CompletableFuture.completedStage(null);
        }
        return awaited.computeIfAbsent(place, first -> new CompletableFuture<>());
    }

    /** A place is not awaited any more. */
    public boolean giveUp(Offset place) {
        return awaited.remove(place) != null;
    }

    private void completeAwaited() {
        while (!awaited.isEmpty() && !awaited.firstKey().isAfter(head)) {
            awaited.pollFirstEntry().getValue().complete(null);
        }
    }

    private int size() {
        return entries.size() - first;
    }

    private void evict() {
        // The last one always stays: it is being sent.
        while (size() > 1 && (size() > bounds.events() || bytes > bounds.bytes() || isTooOld(entries.get(first)))) {
            removeFirst();
        }
        if (bounds.isMemoryScarce()) {
            int kept = size() / 2;
            while (size() > Math.max(1, kept)) {
                removeFirst();
            }
        }
    }

    private boolean isTooOld(LoggedEvent entry) {
        return nanoTime.getAsLong() - entry.nanoTime() > bounds.window().toNanos();
    }

    private void removeFirst() {
        LoggedEvent removed = entries.get(first);
        entries.set(first, null);
        first++;
        floor = removed.offset();
        add(-removed.bytes());
        if (first >= COMPACT_FROM && first > entries.size() / 2) {
            entries.subList(0, first).clear();
            first = 0;
        }
    }

    private void add(long change) {
        bytes += change;
        MemoryBudget memory = bounds.budget().get();
        if (memory != null) {
            memory.add(bytes - counted);
            counted = bytes;
        }
    }
}
