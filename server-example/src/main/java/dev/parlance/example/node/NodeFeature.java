package dev.parlance.example.node;

import dev.parlance.catalogue.platform.PlatformRooms;
import dev.parlance.example.account.Account;
import dev.parlance.socket.DataKey;
import dev.parlance.socket.Feature;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Registration;
import dev.parlance.socket.RemoteSocket;
import dev.parlance.socket.Room;
import dev.parlance.socket.RoomListener;
import dev.parlance.socket.Socket;
import java.util.Optional;

/** The behaviour of {@link NodeEvents}: each socket carries the name of its server. */
public final class NodeFeature implements Feature<Account> {
    private static final DataKey<String> NODE = DataKey.of("node", String.class);

    private final String name;

    /** Creates the feature of the server with that name. */
    public NodeFeature(String name) {
        this.name = name;
    }

    /** The name of a socket's server, which may be another one; empty if that has none. */
    public static Optional<String> nodeOf(RemoteSocket socket) {
        return socket.data().get(NODE.name()) instanceof String node ? Optional.of(node) : Optional.empty();
    }

    @Override
    public Registration installOn(Namespace<? extends Account> namespace) {
        return Registration.all(
                namespace.onConnect(socket -> connected(namespace, socket)), namespace.onRooms(new RoomListener() {
                    @Override
                    public void joined(Room room, String socketId) {
                        opened(namespace, room, socketId);
                    }
                }));
    }

    // Whoever has come back soon enough was never away: then nobody in the chat is notified by user:online.
    private void opened(Namespace<? extends Account> namespace, Room room, String socketId) {
        Socket<? extends Account> socket = namespace.socket(socketId);
        if (socket != null && PlatformRooms.chatId(room) != null) {
            namespace
                    .to(room)
                    .emit(
                            NodeEvents.USER_CONNECTED,
                            new NodeEvents.UserConnected(socket.user().id(), socketId, name));
        }
    }

    private void connected(Namespace<? extends Account> namespace, Socket<? extends Account> socket) {
        socket.data().put(NODE, name);
        namespace.emit(
                NodeEvents.USER_CONNECTED,
                new NodeEvents.UserConnected(socket.user().id(), socket.id(), name));
    }
}
