package dev.parlance.internal.server.delivery;

import dev.parlance.adapter.SocketDescription;
import dev.parlance.socket.Audience;
import dev.parlance.socket.Emitter;
import dev.parlance.socket.RemoteSocket;
import dev.parlance.socket.Room;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A {@link RemoteSocket}: a description, and the audience of the room of its id. */
record RemoteSocketView(SocketDescription description, Audience audience) implements RemoteSocket, ForwardingEmitter {
    @Override
    public Emitter emitter() {
        return audience;
    }

    @Override
    public String id() {
        return description.id();
    }

    @Override
    public @Nullable String userId() {
        return description.userId();
    }

    @Override
    public Set<Room> rooms() {
        return RoomNames.rooms(description.rooms());
    }

    @Override
    public Map<String, @Nullable Object> data() {
        return description.data();
    }

    @Override
    public void join(Collection<Room> rooms) {
        audience.socketsJoin(rooms);
    }

    @Override
    public void leave(Collection<Room> rooms) {
        audience.socketsLeave(rooms);
    }

    @Override
    public void disconnect() {
        audience.disconnectSockets();
    }
}
