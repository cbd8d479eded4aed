package dev.parlance.internal.server.delivery;

import dev.parlance.adapter.Adapter;
import dev.parlance.adapter.AdapterFactory;
import dev.parlance.adapter.Broadcast;
import dev.parlance.adapter.LocalNode;
import dev.parlance.adapter.RecoveryStore;
import dev.parlance.adapter.Selection;
import dev.parlance.internal.server.event.OutgoingEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * The servers beside this one, as one namespace sees them: the cluster of its adapter, and servers of other kinds in this process
 * that have joined it since. What comes from one of them reaches the sockets here and the others, so that together they are a
 * tree, and nothing arrives twice.
 */
final class OtherServers {
    private final LocalNode here;
    private final boolean standalone;
    private final Adapter cluster;
    private final List<Adapter> joined = new CopyOnWriteArrayList<>();
    private final Adapter all =
            new AdapterGroup(() -> except(null), () -> except(null).forEach(Adapter::close));

    /** Opens the adapter of a namespace. */
    OtherServers(String namespace, NamespaceNode here, AdapterFactory adapters) {
        this.here = here;
        this.standalone = adapters == AdapterFactory.STANDALONE;
        this.cluster = adapters.open(namespace, new RelayingNode(here, joined));
    }

    /** Whether there are none. */
    boolean isEmpty() {
        return standalone && joined.isEmpty();
    }

    /** All of them. */
    Adapter all() {
        return joined.isEmpty() ? cluster : all;
    }

    /**
     * Lets a server of another kind take part.
     *
     * @param server that server; it answers at once, and is closed with the namespace
     * @return this server and those beside it, as that server sees them; it leaves when it closes this
     */
    Adapter join(Adapter server) {
        joined.add(server);
        return new AdapterGroup(() -> beside(server), () -> joined.remove(server));
    }

    /** Sends an event to all sockets of the servers of other kinds. */
    void broadcastToJoined(OutgoingEvent event) {
        if (!joined.isEmpty()) {
            broadcastToJoined(new Broadcast(Selection.everyone(), event.name(), event.plainArguments(), false));
        }
    }

    /** Makes the servers of other kinds deliver a broadcast. */
    void broadcastToJoined(Broadcast broadcast) {
        joined.forEach(server -> server.broadcast(broadcast));
    }

    /** What the cluster keeps of sessions; null for nothing. */
    @Nullable
    RecoveryStore recoveryStore() {
        return cluster.recoveryStore();
    }

    private List<Adapter> beside(Adapter server) {
        List<Adapter> beside = except(server);
        beside.add(new NodeAdapter(here));
        return beside;
    }

    private List<Adapter> except(@Nullable Adapter server) {
        List<Adapter> others = new ArrayList<>();
        others.add(cluster);
        joined.stream().filter(other -> other != server).forEach(others::add);
        return others;
    }
}
