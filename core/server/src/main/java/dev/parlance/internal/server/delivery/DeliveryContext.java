package dev.parlance.internal.server.delivery;

import dev.parlance.adapter.Adapter;
import dev.parlance.adapter.AdapterFactory;
import dev.parlance.adapter.Broadcast;
import dev.parlance.adapter.LocalNode;
import dev.parlance.adapter.Offset;
import dev.parlance.adapter.RecoveryStore;
import dev.parlance.adapter.Selection;
import dev.parlance.adapter.SequenceNumber;
import dev.parlance.internal.engine.Engine;
import dev.parlance.internal.execution.Execution;
import dev.parlance.internal.execution.Timers;
import dev.parlance.internal.server.event.EventWriter;
import dev.parlance.internal.server.event.OutgoingEvent;
import dev.parlance.internal.server.history.DeliveryLog;
import dev.parlance.internal.server.history.LogBounds;
import dev.parlance.internal.server.report.NamespaceReports;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the audiences of one namespace share: its rooms on this server, and its adapter to the other servers. */
public final class DeliveryContext {
    private final EventWriter writer;
    private final Execution execution;
    private final NamespaceReports reports;
    private final RoomNotifier roomNotifier = new RoomNotifier(this::adapter);
    private final LocalRooms rooms;
    private final AwaySockets away;
    private final ServerSideEvents serverSideEvents;
    private final LocalDelivery delivery;
    private final OpenRequests openRequests = new OpenRequests();
    private final NamespaceNode node;
    private final OtherServers others;
    private final @Nullable RecoveryStore store;

    /**
     * Opens the adapter of the writer's namespace.
     *
     * @param bounds how much of what is sent is kept; null for nothing
     */
    public DeliveryContext(
            EventWriter writer,
            Engine engine,
            Execution execution,
            AdapterFactory adapters,
            NamespaceReports reports,
            @Nullable LogBounds bounds) {
        this.writer = writer;
        this.execution = execution;
        this.reports = reports;
        this.serverSideEvents = new ServerSideEvents(execution.handlers());
        this.rooms = new LocalRooms(roomNotifier, bounds == null ? null : log(bounds, execution.timers()));
        this.away = new AwaySockets(rooms);
        this.delivery = new LocalDelivery(rooms, away, engine, reports);
        this.node = new NamespaceNode(writer, rooms, away, delivery, serverSideEvents, execution.callbacks(), reports);
        // Last: the other servers may ask before it returns.
        this.others = new OtherServers(writer.namespace(), node, adapters);
        this.store = share();
    }

    // Places of a server that ran before are behind those of this one.
    private static DeliveryLog log(LogBounds bounds, Timers timers) {
        return new DeliveryLog(bounds, new Offset(timers.now().toEpochMilli(), 0), timers::nanoTime);
    }

    private @Nullable RecoveryStore share() {
        DeliveryLog log = rooms.log();
        RecoveryStore shared = log == null ? null : others.recoveryStore();
        if (log != null && shared != null) {
            rooms.exclusively(() -> {
                log.share();
                return log;
            });
        }
        return shared;
    }

    /** Those selected, on all servers. */
    public RoomAudience audience(Selection selection) {
        return new RoomAudience(this, new BroadcastScope(selection, others, false, false));
    }

    /** Sends an event to all sockets of this server, and of servers of other kinds in this process that take part. */
    void sendHere(OutgoingEvent event) {
        delivery.deliver(Selection.everyone(), event.in(writer.namespace()), false);
        others.broadcastToJoined(event);
    }

    /** Sends an event that expects no ack. */
    void send(BroadcastScope scope, OutgoingEvent event) {
        if (!placedByStore(scope, event)) {
            deliver(scope, event);
            if (scope.reachesOthers()) {
                adapter().broadcast(scope.broadcast(event));
            }
        }
    }

    /** Sends an event to those of this server only, whatever the scope says about others. */
    void sendHere(BroadcastScope scope, OutgoingEvent event) {
        if (!placedByStore(scope, event)) {
            deliver(scope, event);
        }
    }

    private void deliver(BroadcastScope scope, OutgoingEvent event) {
        delivery.deliver(scope.selection(), event, scope.isVolatile(), scope.number());
    }

    /** Sends an event to those of other servers only. */
    void sendElsewhere(BroadcastScope scope, OutgoingEvent event) {
        if (!placedByStore(scope, event)) {
            adapter().broadcast(scope.broadcast(event));
        }
    }

    /** Sends an event to one socket, even if its client is away and may come back. */
    public void sendTo(String socketId, OutgoingEvent event, boolean isVolatile) {
        Selection selection = Selection.inRooms(Set.of(socketId));
        sendHere(new BroadcastScope(selection, others, false, isVolatile), event);
    }

    private boolean placedByStore(BroadcastScope scope, OutgoingEvent event) {
        RecoveryStore shared = store;
        if (shared == null || scope.isLocal() || scope.isVolatile()) {
            return false;
        }
        if (!scope.selection().isNobody()) {
            Broadcast broadcast = scope.broadcast(event);
            append(shared, broadcast).whenComplete((place, failure) -> {
                if (failure != null && delivery.deliver(scope.selection(), event, false, broadcast.number())) {
                    others.broadcastToJoined(broadcast);
                }
            });
        }
        return true;
    }

    private static CompletionStage<Offset> append(RecoveryStore store, Broadcast broadcast) {
        try {
            return store.append(broadcast);
        } catch (RuntimeException failure) {
            return CompletableFuture.failedStage(failure);
        }
    }

    /** Delivers a broadcast that the store has given a place. */
    public void deliverAt(Offset offset, Broadcast broadcast) {
        DeliveryLog log = Objects.requireNonNull(rooms.log());
        OutgoingEvent event = writer.write(broadcast.name(), broadcast.arguments());
        if (delivery.deliverAt(offset, broadcast.selection(), event, log, broadcast.number())) {
            others.broadcastToJoined(broadcast);
        }
    }

    /** Whether an event was delivered to the sockets of this server. */
    public boolean isDelivered(SequenceNumber number) {
        return delivery.isDelivered(number);
    }

    /** What is kept of what was sent is kept on other servers, too; null for none. */
    public @Nullable RecoveryStore store() {
        return store;
    }

    /** The sockets whose clients may come back. */
    public AwaySockets away() {
        return away;
    }

    /** Writes the namespace's events. */
    public EventWriter writer() {
        return writer;
    }

    /** The rooms on this server. */
    public LocalRooms rooms() {
        return rooms;
    }

    /** Who is notified of changes to the rooms. */
    public RoomNotifier roomNotifier() {
        return roomNotifier;
    }

    /** The events from other servers. */
    public ServerSideEvents serverSideEvents() {
        return serverSideEvents;
    }

    /** Runs that while no broadcast is being sent: see {@link LocalDelivery#between}. */
    public void betweenBroadcasts(Runnable change) {
        delivery.between(change);
    }

    /** The other servers. */
    public Adapter adapter() {
        return others.all();
    }

    /**
     * Asks the other servers.
     *
     * @return ends with their answer, or refused with {@code unavailable}; on a thread that may run application code, or at once
     */
    public <T> CompletableFuture<T> ask(Function<Adapter, CompletionStage<T>> question) {
        return new ClusterCall<T>(reports, execution.callbacks()).ask(adapter(), question);
    }

    /** What an operator sees of the namespace. */
    public NamespaceReports reports() {
        return reports;
    }

    /** Lets a server of another kind take part: see {@link OtherServers#join}. */
    public Adapter join(Adapter server) {
        return others.join(server);
    }

    Execution execution() {
        return execution;
    }

    OpenRequests openRequests() {
        return openRequests;
    }

    /** Leaves the other servers, and ends the requests that wait for answers. */
    public void close() {
        openRequests.close();
        adapter().close();
    }

    LocalDelivery delivery() {
        return delivery;
    }

    /** What adapter requests do to the sockets of this server. */
    public LocalNode node() {
        return node;
    }
}
