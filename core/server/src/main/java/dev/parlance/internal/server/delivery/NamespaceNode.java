package dev.parlance.internal.server.delivery;

import dev.parlance.adapter.AdapterIncident;
import dev.parlance.adapter.Broadcast;
import dev.parlance.adapter.LocalNode;
import dev.parlance.adapter.Selection;
import dev.parlance.adapter.SocketDescription;
import dev.parlance.internal.server.event.EventWriter;
import dev.parlance.internal.server.event.OutgoingEvent;
import dev.parlance.internal.server.event.RelayedAck;
import dev.parlance.internal.server.report.NamespaceReports;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Carries out what other servers ask of one namespace's sockets on this server. */
record NamespaceNode(
        EventWriter writer,
        LocalRooms rooms,
        AwaySockets away,
        LocalDelivery delivery,
        ServerSideEvents serverSideEvents,
        Executor callbacks,
        NamespaceReports reports)
        implements LocalNode {
    @Override
    public void broadcast(Broadcast broadcast) {
        deliver(broadcast);
    }

    /** Delivers a broadcast, unless it has a number that was delivered before; whether it was new. */
    boolean deliver(Broadcast broadcast) {
        return delivery.deliver(broadcast.selection(), write(broadcast), broadcast.isVolatile(), broadcast.number());
    }

    @Override
    public int request(Broadcast broadcast, Duration deadline, Consumer<List<@Nullable Object>> answer) {
        return delivery.request(broadcast.selection(), write(broadcast), deadline, new RelayedAck(callbacks, answer));
    }

    @Override
    public List<SocketDescription> fetchSockets(Selection selection) {
        return rooms.select(selection).stream()
                .filter(Recipient::isConnected)
                .map(this::describe)
                .toList();
    }

    private SocketDescription describe(Recipient socket) {
        Set<String> names = new HashSet<>(rooms.of(socket));
        names.add(socket.id());
        return new SocketDescription(
                socket.id(),
                socket.userId(),
                names,
                socket.data().asMap(),
                HandshakeDescriptions.of(socket.handshake()));
    }

    @Override
    public Set<String> fetchRooms() {
        return rooms.namesWithSockets();
    }

    @Override
    public boolean hasRoom(String room) {
        return rooms.exists(room);
    }

    @Override
    public void socketsJoin(Selection selection, List<String> names) {
        change(selection, socket -> rooms.join(socket, names), socket -> socket.join(names));
    }

    private void change(Selection selection, Consumer<Recipient> connected, Consumer<AwaySocket> lost) {
        boolean someMayReturn = !away.isEmpty();
        rooms.select(selection).forEach(connected);
        away.select(selection).forEach(lost);
        if (someMayReturn) {
            // Of those that were away at first, some may be connected by now.
            rooms.select(selection).forEach(connected);
        }
    }

    @Override
    public void socketsLeave(Selection selection, List<String> names) {
        change(selection, socket -> rooms.leave(socket, names), socket -> socket.leave(names));
    }

    @Override
    public void disconnectSockets(Selection selection, boolean close) {
        change(selection, close ? Recipient::disconnectClient : Recipient::disconnect, AwaySocket::disconnect);
    }

    @Override
    public void serverSideEmit(String name, List<@Nullable Object> arguments) {
        serverSideEvents.deliver(name, arguments);
    }

    @Override
    public CompletableFuture<@Nullable Object> serverSideRequest(String name, List<@Nullable Object> arguments) {
        return serverSideEvents.ask(name, arguments);
    }

    @Override
    public void report(AdapterIncident incident) {
        reports.adapter(incident);
    }

    private OutgoingEvent write(Broadcast broadcast) {
        return writer.write(broadcast.name(), broadcast.arguments());
    }
}
