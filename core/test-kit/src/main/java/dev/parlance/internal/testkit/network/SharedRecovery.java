package dev.parlance.internal.testkit.network;

import dev.parlance.adapter.Broadcast;
import dev.parlance.adapter.LoggedBroadcast;
import dev.parlance.adapter.Offset;
import dev.parlance.adapter.SavedSession;
import dev.parlance.internal.execution.Timers;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What all nodes share to recover the sessions of a namespace: one order of its broadcasts, and the sessions that are away. It lives on no
 * node, and does not crash. Its methods are called as messages arrive, one after another.
 */
final class SharedRecovery implements Endpoint {
    private final Network network;
    private final Timers clock;
    private final Address address;
    private final String namespace;
    private final Sequences sequences = new Sequences();
    private final Map<Address, Long> heard = new HashMap<>();
    private final Set<Integer> subscribers = new LinkedHashSet<>();
    private final Deque<Kept> broadcasts = new ArrayDeque<>();
    private final Map<String, Away> sessions = new HashMap<>();
    private Duration window = Duration.ZERO;
    private Offset last = Offset.START;
    private Offset forgotten = Offset.START;

    private record Kept(long at, LoggedBroadcast broadcast) {}

    private record Away(long until, SavedSession session) {}

    SharedRecovery(Network network, Timers clock, Address address, String namespace) {
        this.network = network;
        this.clock = clock;
        this.address = address;
        this.namespace = namespace;
    }

    @Override
    public Address address() {
        return address;
    }

    @Override
    public String namespace() {
        return namespace;
    }

    @Override
    public long nextSequence(int node) {
        return sequences.next(node);
    }

    @Override
    public boolean isNew(Envelope envelope) {
        Long before = heard.get(envelope.sender());
        if (before != null && before >= envelope.sequence()) {
            return false;
        }
        heard.put(envelope.sender(), envelope.sequence());
        return true;
    }

    /** A node wants all broadcasts from now on. */
    void subscribe(Address node, Duration newWindow) {
        window = newWindow;
        subscribers.add(node.node());
        Offset now = last;
        send(node.node(), () -> "subscribed after " + now, client -> client.subscribed(now));
    }

    /** Gives a broadcast its place, and passes it on to all nodes. */
    void append(Address node, long id, Broadcast broadcast) {
        forgetOld();
        Offset before = last;
        long time = Math.max(clock.now().toEpochMilli(), before.time());
        last = new Offset(time, time == before.time() ? before.sequence() + 1 : 0);
        Offset offset = last;
        broadcasts.add(new Kept(clock.nanoTime(), new LoggedBroadcast(offset, broadcast)));
        for (int subscriber : subscribers) {
            send(
                    subscriber,
                    () -> "broadcast " + offset + " " + Texts.of(broadcast),
                    client -> client.appended(before, offset, broadcast, node, id));
        }
    }

    private void forgetOld() {
        long oldest = clock.nanoTime() - window.toNanos();
        while (!broadcasts.isEmpty() && broadcasts.peek().at < oldest) {
            forgotten = broadcasts.remove().broadcast.offset();
        }
    }

    void save(Address node, long id, SavedSession session) {
        sessions.put(session.pid(), new Away(clock.nanoTime() + window.toNanos(), session));
        answer(node, id, null);
    }

    void take(Address node, long id, String pid) {
        Away away = sessions.remove(pid);
        answer(node, id, away == null || away.until < clock.nanoTime() ? null : away.session);
    }

    void read(Address node, long id, Offset after, int max) {
        forgetOld();
        List<LoggedBroadcast> found = broadcasts.stream()
                .map(Kept::broadcast)
                .filter(broadcast -> broadcast.offset().isAfter(after))
                .limit(max)
                .toList();
        answer(node, id, forgotten.isAfter(after) ? null : found);
    }

    private void answer(Address node, long id, @Nullable Object answer) {
        send(node.node(), () -> "answer to question " + id, client -> client.answered(id, answer));
    }

    private void send(int node, Supplier<String> text, Consumer<RecoveryClient> action) {
        network.send(this, node, new StoreReply(text, action));
    }
}
