package dev.parlance.internal.server.delivery;

import dev.parlance.adapter.Adapter;
import dev.parlance.adapter.AdapterFactory;
import dev.parlance.adapter.AdapterIncident;
import dev.parlance.adapter.Broadcast;
import dev.parlance.adapter.LocalNode;
import dev.parlance.adapter.Selection;
import dev.parlance.adapter.SocketDescription;
import dev.parlance.internal.server.event.EventWriter;
import dev.parlance.internal.server.event.OutgoingEvent;
import dev.parlance.internal.server.report.NamespaceReports;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Sends events to all children of a parent namespace: on this server to those that there are, and on the others by an adapter of
 * its own, since they may have children that this server has not.
 */
public final class ParentDelivery {
    private final EventWriter writer;
    private final Supplier<? extends Collection<DeliveryContext>> children;
    private final boolean standalone;
    private final NamespaceReports reports;
    private final Adapter adapter;

    /**
     * Opens the adapter.
     *
     * @param writer writes events of the parent
     * @param reports gets what goes wrong between the servers
     * @param children supplies those that there are now
     */
    public ParentDelivery(
            EventWriter writer,
            AdapterFactory adapters,
            NamespaceReports reports,
            Supplier<? extends Collection<DeliveryContext>> children) {
        this.writer = writer;
        this.reports = reports;
        this.children = children;
        this.standalone = adapters == AdapterFactory.STANDALONE;
        // Last: the other servers may ask before it returns.
        this.adapter = adapters.open(writer.namespace(), new Node());
    }

    /** Writes the events. */
    public EventWriter writer() {
        return writer;
    }

    /** Sends an event to all children on all servers. */
    public void send(OutgoingEvent event) {
        sendHere(event);
        if (!standalone) {
            adapter.broadcast(new Broadcast(Selection.everyone(), event.name(), event.plainArguments(), false));
        }
    }

    private void sendHere(OutgoingEvent event) {
        children.get().forEach(child -> child.sendHere(event));
    }

    /** Leaves the other servers. */
    public void close() {
        adapter.close();
    }

    /** What the others ask of the parent; it has no sockets but its children's, and they ask nothing else. */
    private final class Node implements LocalNode {
        @Override
        public void broadcast(Broadcast broadcast) {
            sendHere(writer.write(broadcast.name(), broadcast.arguments()));
        }

        @Override
        public int request(Broadcast broadcast, Duration deadline, Consumer<List<@Nullable Object>> answer) {
            return 0;
        }

        @Override
        public List<SocketDescription> fetchSockets(Selection selection) {
            return List.of();
        }

        @Override
        public Set<String> fetchRooms() {
            return Set.of();
        }

        @Override
        public void socketsJoin(Selection selection, List<String> rooms) {}

        @Override
        public void socketsLeave(Selection selection, List<String> rooms) {}

        @Override
        public void disconnectSockets(Selection selection, boolean close) {}

        @Override
        public void serverSideEmit(String name, List<@Nullable Object> arguments) {}

        @Override
        public CompletableFuture<@Nullable Object> serverSideRequest(String name, List<@Nullable Object> arguments) {
            return new CompletableFuture<>();
        }

        @Override
        public void report(AdapterIncident incident) {
            reports.adapter(incident);
        }
    }
}
