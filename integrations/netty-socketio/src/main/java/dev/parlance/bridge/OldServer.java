package dev.parlance.bridge;

import com.corundumstudio.socketio.SocketIOClient;
import dev.parlance.adapter.Adapter;
import dev.parlance.adapter.Broadcast;
import dev.parlance.adapter.Selection;
import dev.parlance.adapter.ServerAnswers;
import dev.parlance.adapter.SocketDescription;
import dev.parlance.internal.server.event.OutgoingEvent;
import dev.parlance.internal.server.event.RelayedAck;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A typed namespace as a Parlance server sees it: like a server of its own cluster. Everything concerns the clients of netty-socketio
 * only, so that nothing comes back.
 *
 * @param end is run when the Parlance namespace closes
 */
record OldServer(BridgeContext context, ClientRooms rooms, ClientDelivery delivery, Runnable end) implements Adapter {
    @Override
    public void broadcast(Broadcast broadcast) {
        delivery.sendHere(clients(broadcast.selection()), write(broadcast), broadcast.isVolatile());
    }

    private OutgoingEvent write(Broadcast broadcast) {
        return context.writer().write(broadcast.name(), broadcast.arguments());
    }

    private Collection<SocketIOClient> clients(Selection selection) {
        return rooms.select(new ClientSelection(selection, Set.of()));
    }

    @Override
    public CompletionStage<Integer> request(
            Broadcast broadcast, Duration deadline, Consumer<List<@Nullable Object>> answer) {
        int asked = delivery.askHere(
                clients(broadcast.selection()),
                write(broadcast),
                deadline,
                new RelayedAck(context.execution().callbacks(), answer));
        return CompletableFuture.completedStage(asked);
    }

    @Override
    public CompletionStage<List<SocketDescription>> fetchSockets(Selection selection) {
        return CompletableFuture.completedStage(
                clients(selection).stream().map(this::describe).toList());
    }

    private SocketDescription describe(SocketIOClient client) {
        return new SocketDescription(ClientRooms.idOf(client), rooms.userIdOf(client), rooms.of(client), Map.of());
    }

    @Override
    public CompletionStage<Set<String>> fetchRooms() {
        return CompletableFuture.completedStage(rooms.names());
    }

    @Override
    public CompletionStage<Integer> serverCount() {
        return CompletableFuture.completedStage(2);
    }

    @Override
    public void socketsJoin(Selection selection, List<String> names) {
        clients(selection).forEach(client -> client.joinRooms(Set.copyOf(names)));
    }

    @Override
    public void socketsLeave(Selection selection, List<String> names) {
        clients(selection).forEach(client -> client.leaveRooms(Set.copyOf(names)));
    }

    /** Of netty-socketio only a client's namespace can be ended: its connection is the client's to close. */
    @Override
    public void disconnectSockets(Selection selection, boolean close) {
        clients(selection).forEach(SocketIOClient::disconnect);
    }

    @Override
    public void serverSideEmit(String name, List<@Nullable Object> arguments) {}

    @Override
    public CompletionStage<ServerAnswers> serverSideRequest(
            String name, List<@Nullable Object> arguments, Duration deadline) {
        return CompletableFuture.completedStage(new ServerAnswers(List.of(), 0));
    }

    @Override
    public void roomCreated(String room) {}

    @Override
    public void roomDeleted(String room) {}

    @Override
    public void close() {
        end.run();
    }
}
