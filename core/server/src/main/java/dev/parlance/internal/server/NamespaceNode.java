package dev.parlance.internal.server;

import dev.parlance.adapter.Broadcast;
import dev.parlance.adapter.LocalNode;
import dev.parlance.adapter.Selection;
import dev.parlance.adapter.SocketDescription;
import dev.parlance.internal.json.IncomingArguments;
import dev.parlance.socket.AckException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What can be asked of one namespace's sockets on this server. */
record NamespaceNode(LocalNamespace<?> namespace) implements LocalNode {
    @Override
    public void broadcast(Broadcast broadcast) {
        namespace.delivery().deliver(broadcast.selection(), write(broadcast), broadcast.isVolatile());
    }

    @Override
    public int request(Broadcast broadcast, Duration deadline, Consumer<List<@Nullable Object>> answer) {
        return namespace.delivery().ask(broadcast.selection(), write(broadcast), deadline, new PendingAcks.Callback() {
            @Override
            public void answered(IncomingArguments arguments) {
                // Decoding is work, and the adapter's code is not ours: not on an event loop.
                namespace.environment().callbacks().execute(() -> answer.accept(arguments.values()));
            }

            @Override
            public void failed(AckException.Reason reason) {
                // The server that asked counts who is missing.
            }
        });
    }

    @Override
    public List<SocketDescription> fetchSockets(Selection selection) {
        return namespace.localRooms().select(selection).stream()
                .filter(LocalSocket::isConnected)
                .map(this::describe)
                .toList();
    }

    private SocketDescription describe(LocalSocket<?> socket) {
        Set<String> rooms = new HashSet<>(namespace.localRooms().of(socket));
        rooms.add(socket.id());
        return new SocketDescription(
                socket.id(), socket.user().id(), rooms, socket.data().byName());
    }

    @Override
    public void socketsJoin(Selection selection, List<String> rooms) {
        for (LocalSocket<?> socket : namespace.localRooms().select(selection)) {
            namespace.localRooms().join(socket, rooms);
        }
    }

    @Override
    public void socketsLeave(Selection selection, List<String> rooms) {
        for (LocalSocket<?> socket : namespace.localRooms().select(selection)) {
            namespace.localRooms().leave(socket, rooms);
        }
    }

    @Override
    public void disconnectSockets(Selection selection, boolean close) {
        for (LocalSocket<?> socket : namespace.localRooms().select(selection)) {
            if (close) {
                socket.disconnectClient();
            } else {
                socket.disconnect();
            }
        }
    }

    @Override
    public void serverSideEmit(String name, List<@Nullable Object> arguments) {
        namespace.serverSide().tell(name, arguments);
    }

    @Override
    public CompletionStage<@Nullable Object> serverSideRequest(String name, List<@Nullable Object> arguments) {
        return namespace.serverSide().ask(name, arguments);
    }

    private Outgoing write(Broadcast broadcast) {
        return namespace.writer().write(broadcast.name(), broadcast.arguments());
    }
}
