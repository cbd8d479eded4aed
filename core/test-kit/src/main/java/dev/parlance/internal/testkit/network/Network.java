package dev.parlance.internal.testkit.network;

import dev.parlance.internal.execution.Timers;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What connects the nodes of a simulated cluster. Messages arrive by its clock, those of one link in the order in which they
 * were sent. May be used by several threads; what it does is decided by its seed if they do not race.
 */
public final class Network {
    private final Timers clock;
    private final int size;
    private final LinkConditions conditions;
    private final Trace trace = new Trace();
    private final Map<LinkKey, Link> links = new LinkedHashMap<>();
    private final Map<EndpointKey, Endpoint> endpoints = new HashMap<>();
    private long openings;
    private long messages;

    private record LinkKey(int from, int to) {}

    private record EndpointKey(int node, String namespace) {}

    public Network(Timers clock, int size, long seed) {
        this.clock = clock;
        this.size = size;
        this.conditions = new LinkConditions(seed);
    }

    // --- conditions

    /** Whether links lose nothing, as a TCP connection does not. */
    public synchronized void reliable(boolean reliable) {
        conditions.reliable(reliable);
        note(reliable ? "links are reliable" : "links lose");
    }

    public synchronized void delay(Duration min, Duration max) {
        conditions.delay(min, max);
    }

    public synchronized void loss(double probability) {
        conditions.loss(probability);
    }

    public synchronized void duplication(double probability) {
        conditions.duplication(probability);
    }

    public synchronized void cut(int one, int other) {
        conditions.cut(check(one), check(other));
        note("cut " + one + " - " + other);
    }

    /** Cuts a node off from the recovery stores. */
    public synchronized void cutStore(int node) {
        conditions.cut(check(node), store());
        note("cut " + node + " - store");
    }

    public synchronized void heal(int one, int other) {
        conditions.heal(check(one), check(other));
        note("healed " + one + " - " + other);
        deliverHeld();
    }

    public synchronized void healAll() {
        conditions.healAll();
        note("healed");
        deliverHeld();
    }

    /** What waited for links to heal is due before now. */
    private void deliverHeld() {
        links.keySet().forEach(key -> clock.schedule(Duration.ZERO, () -> deliverDue(key)));
    }

    private int check(int node) {
        if (node < 0 || node >= size) {
            throw new IllegalArgumentException("nodes are 0 to " + (size - 1) + ", not " + node);
        }
        return node;
    }

    // --- nodes

    /** Starts a node, whose adapters it is then. */
    public synchronized NetworkNode start(int node, Timers nodeClock) {
        note("node " + check(node) + " starts");
        return new NetworkNode(this, node, nodeClock);
    }

    /** A node is gone without a word. Of what it has sent, the last may not arrive. */
    synchronized void crashed(int node) {
        note("node " + node + " crashes");
        endpoints.keySet().removeIf(key -> key.node == node);
        links.forEach((key, link) -> {
            if (key.from == node && link.size() > 0) {
                link.truncate(conditions.surviving(link.size()))
                        .forEach(lost -> trace.ended(clock.nanoTime(), lost, Fate.LOST_IN_CRASH));
            }
        });
    }

    synchronized Address nextAddress(int node) {
        return new Address(node, ++openings);
    }

    synchronized void join(Endpoint endpoint) {
        endpoints.put(new EndpointKey(endpoint.address().node(), endpoint.namespace()), endpoint);
    }

    synchronized void leave(Endpoint endpoint) {
        endpoints.remove(new EndpointKey(endpoint.address().node(), endpoint.namespace()), endpoint);
    }

    /** Where the recovery stores are, one of each namespace that wants one: on no node. */
    int store() {
        return size;
    }

    synchronized void openStore(String namespace) {
        endpoints.computeIfAbsent(
                new EndpointKey(store(), namespace),
                none -> new SharedRecovery(this, clock, nextAddress(store()), namespace));
    }

    // --- messages

    /** Sends a message to all other nodes. */
    synchronized void sendToOthers(Endpoint sender, NodeMessage message) {
        for (int node = 0; node < size; node++) {
            if (node != sender.address().node()) {
                send(sender, node, message);
            }
        }
    }

    /** Sends a message to a node; nothing if the sender has left, or its node has crashed. */
    synchronized void send(Endpoint sender, int to, NodeMessage message) {
        int from = sender.address().node();
        if (endpoints.get(new EndpointKey(from, sender.namespace())) != sender) {
            return;
        }
        long now = clock.nanoTime();
        Envelope envelope = new Envelope(
                ++messages, sender.address(), to, sender.namespace(), sender.nextSequence(to), now, message);
        if (!conditions.isReliable() && conditions.isCut(from, to)) {
            trace.ended(now, envelope, Fate.LOST_IN_CUT);
        } else if (conditions.losesNext()) {
            trace.ended(now, envelope, Fate.LOST);
        } else {
            dispatch(now, envelope);
            if (conditions.duplicatesNext()) {
                dispatch(now, envelope);
            }
        }
    }

    private void dispatch(long now, Envelope envelope) {
        LinkKey key = new LinkKey(envelope.sender().node(), envelope.receiver());
        long due = links.computeIfAbsent(key, none -> new Link()).add(now + conditions.nextDelay(), envelope);
        clock.schedule(Duration.ofNanos(due - now), () -> deliverDue(key));
    }

    private void deliverDue(LinkKey key) {
        for (Envelope next = takeDue(key); next != null; next = takeDue(key)) {
            deliver(next);
        }
    }

    private synchronized @Nullable Envelope takeDue(LinkKey key) {
        boolean cut = conditions.isCut(key.from, key.to);
        Link link = links.get(key);
        if (link == null || cut && conditions.isReliable()) {
            return null;
        }
        Envelope next = link.takeDue(clock.nanoTime());
        while (next != null && cut) {
            trace.ended(clock.nanoTime(), next, Fate.LOST_IN_CUT);
            next = link.takeDue(clock.nanoTime());
        }
        return next;
    }

    // Not synchronized: what a node does with a message may make another thread send.
    private void deliver(Envelope envelope) {
        Endpoint receiver = receiver(envelope);
        if (receiver == null) {
            ended(envelope, Fate.NOBODY_THERE);
        } else if (receiver.isNew(envelope)) {
            ended(envelope, Fate.ARRIVED);
            envelope.message().arriveAt(receiver, envelope.sender());
        } else {
            ended(envelope, Fate.ARRIVED_TWICE);
        }
    }

    private synchronized @Nullable Endpoint receiver(Envelope envelope) {
        return endpoints.get(new EndpointKey(envelope.receiver(), envelope.namespace()));
    }

    private synchronized void ended(Envelope envelope, Fate fate) {
        trace.ended(clock.nanoTime(), envelope, fate);
    }

    // --- trace

    /** Writes a line into the trace. */
    public synchronized void note(String what) {
        trace.add(clock.nanoTime(), what);
    }

    /** The last of what has happened, one line for each event, the oldest first. */
    public synchronized List<String> trace() {
        return trace.lines();
    }
}
