package dev.parlance.internal.testkit.network;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The way from one node to another: what is on it arrives in order. Guarded by {@link Network}. */
final class Link {
    private final Deque<InFlight> queue = new ArrayDeque<>();
    private long lastDue;

    private record InFlight(long due, Envelope envelope) {}

    /**
     * Puts a message on the way.
     *
     * @return when it is due: not before those that were sent before it
     */
    long add(long due, Envelope envelope) {
        lastDue = Math.max(lastDue, due);
        queue.add(new InFlight(lastDue, envelope));
        return lastDue;
    }

    /** Takes the next message off the way if it is due. */
    @Nullable
    Envelope takeDue(long now) {
        InFlight next = queue.peek();
        return next == null || next.due > now ? null : queue.remove().envelope;
    }

    /** Takes off the way all but so many of the messages, those that were sent last. */
    List<Envelope> truncate(int count) {
        List<Envelope> lost = new ArrayList<>();
        while (queue.size() > count) {
            lost.add(0, queue.removeLast().envelope);
        }
        return lost;
    }

    int size() {
        return queue.size();
    }
}
