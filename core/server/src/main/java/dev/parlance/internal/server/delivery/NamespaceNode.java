package dev.parlance.internal.server.delivery;

import dev.parlance.adapter.Broadcast;
import dev.parlance.adapter.LocalNode;
import dev.parlance.adapter.Selection;
import dev.parlance.adapter.SocketDescription;
import dev.parlance.internal.server.event.EventWriter;
import dev.parlance.internal.server.event.OutgoingEvent;
import dev.parlance.internal.server.event.RelayedAck;
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
        LocalDelivery delivery,
        ServerSideEvents serverSideEvents,
        Executor callbacks)
        implements LocalNode {
    @Override
    public void broadcast(Broadcast broadcast) {
        delivery.deliver(broadcast.selection(), write(broadcast), broadcast.isVolatile());
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
        return new SocketDescription(socket.id(), socket.userId(), names, socket.dataByName());
    }

    @Override
    public void socketsJoin(Selection selection, List<String> names) {
        for (Recipient socket : rooms.select(selection)) {
            rooms.join(socket, names);
        }
    }

    @Override
    public void socketsLeave(Selection selection, List<String> names) {
        for (Recipient socket : rooms.select(selection)) {
            rooms.leave(socket, names);
        }
    }

    @Override
    public void disconnectSockets(Selection selection, boolean close) {
        for (Recipient socket : rooms.select(selection)) {
            if (close) {
                socket.disconnectClient();
            } else {
                socket.disconnect();
            }
        }
    }

    @Override
    public void serverSideEmit(String name, List<@Nullable Object> arguments) {
        serverSideEvents.deliver(name, arguments);
    }

    @Override
    public CompletableFuture<@Nullable Object> serverSideRequest(String name, List<@Nullable Object> arguments) {
        return serverSideEvents.ask(name, arguments);
    }

    private OutgoingEvent write(Broadcast broadcast) {
        return writer.write(broadcast.name(), broadcast.arguments());
    }
}
