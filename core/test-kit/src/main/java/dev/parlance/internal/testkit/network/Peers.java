package dev.parlance.internal.testkit.network;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The other nodes of a namespace that were heard of lately. Safe for use by several threads. */
final class Peers {
    /** How often a node says that it lives, and after what silence it counts as gone: as in Socket.IO's own adapters. */
    static final Duration HEARTBEAT = Duration.ofSeconds(5);

    static final long DUPLICATE = -1;

    private static final long SILENCE_NANOS = Duration.ofSeconds(10).toNanos();

    private final Map<Integer, Peer> peers = new TreeMap<>();

    private static final class Peer {
        final Address address;
        long heardAt;
        long lastSequence;

        Peer(Address address, long lastSequence) {
            this.address = address;
            this.lastSequence = lastSequence;
        }
    }

    /**
     * A message of a node has come.
     *
     * @return how many messages that it has sent before have not come; {@link #DUPLICATE} if this one has come before
     */
    synchronized long heard(Envelope envelope, long now) {
        Address sender = envelope.sender();
        Peer peer = peers.get(sender.node());
        if (peer == null || peer.address.opening() < sender.opening()) {
            peer = new Peer(sender, envelope.sequence() - 1);
            peers.put(sender.node(), peer);
        }
        if (!peer.address.equals(sender) || envelope.sequence() <= peer.lastSequence) {
            return DUPLICATE;
        }
        long missed = envelope.sequence() - peer.lastSequence - 1;
        peer.heardAt = now;
        peer.lastSequence = envelope.sequence();
        return missed;
    }

    synchronized void left(Address address) {
        peers.values().removeIf(peer -> peer.address.equals(address));
    }

    /** Forgets those that were silent for too long, and returns them. */
    synchronized List<Address> removeSilent(long now) {
        List<Address> silent = new ArrayList<>();
        for (Iterator<Peer> each = peers.values().iterator(); each.hasNext(); ) {
            Peer peer = each.next();
            if (now - peer.heardAt > SILENCE_NANOS) {
                each.remove();
                silent.add(peer.address);
            }
        }
        return silent;
    }

    synchronized List<Address> all() {
        return peers.values().stream().map(peer -> peer.address).toList();
    }
}
