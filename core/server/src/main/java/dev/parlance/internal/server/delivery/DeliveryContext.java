package dev.parlance.internal.server.delivery;

import dev.parlance.adapter.Adapter;
import dev.parlance.adapter.AdapterFactory;
import dev.parlance.adapter.LocalNode;
import dev.parlance.adapter.Selection;
import dev.parlance.internal.engine.Engine;
import dev.parlance.internal.execution.Execution;
import dev.parlance.internal.server.event.EventWriter;
import dev.parlance.internal.server.event.OutgoingEvent;

/** What the audiences of one namespace share: its rooms on this server, and its adapter to the other servers. */
public final class DeliveryContext {
    private final EventWriter writer;
    private final Execution execution;
    private final RoomNotifier roomNotifier = new RoomNotifier(this::adapter);
    private final LocalRooms rooms = new LocalRooms(roomNotifier);
    private final ServerSideEvents serverSideEvents;
    private final LocalDelivery delivery;
    private final OpenRequests openRequests = new OpenRequests();
    private final LocalNode node;
    private final OtherServers others;

    /** Opens the adapter of the writer's namespace. */
    public DeliveryContext(EventWriter writer, Engine engine, Execution execution, AdapterFactory adapters) {
        this.writer = writer;
        this.execution = execution;
        this.serverSideEvents = new ServerSideEvents(execution.handlers());
        this.delivery = new LocalDelivery(rooms, engine);
        this.node = new NamespaceNode(writer, rooms, delivery, serverSideEvents, execution.callbacks());
        // Last: the other servers may ask before it returns.
        this.others = new OtherServers(writer.namespace(), node, adapters);
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
    LocalNode node() {
        return node;
    }
}
