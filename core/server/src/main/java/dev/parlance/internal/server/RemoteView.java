package dev.parlance.internal.server;

import dev.parlance.adapter.Selection;
import dev.parlance.adapter.SocketDescription;
import dev.parlance.socket.RemoteSocket;
import dev.parlance.socket.Room;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A {@link RemoteSocket}: a description, and the audience of its own room. */
record RemoteView(SocketDescription description, RoomAudience audience) implements RemoteSocket, Outbox {

    static CompletionStage<List<RemoteSocket>> fetch(RoomAudience audience) {
        LocalNamespace<?> namespace = audience.namespace();
        List<SocketDescription> here = namespace.node().fetchSockets(audience.selection());
        CompletionStage<List<SocketDescription>> elsewhere = audience.onlyLocal()
                ? CompletableFuture.completedStage(List.of())
                : namespace.adapter().fetchSockets(audience.selection());
        return elsewhere.thenApply(others -> {
            List<RemoteSocket> all = new ArrayList<>();
            here.forEach(one -> all.add(of(namespace, one)));
            others.forEach(one -> all.add(of(namespace, one)));
            return all;
        });
    }

    private static RemoteView of(LocalNamespace<?> namespace, SocketDescription description) {
        return new RemoteView(
                description, RoomAudience.of(namespace, new Selection(Set.of(description.id()), Set.of())));
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
        return description.rooms().stream().map(Room::new).collect(Collectors.toSet());
    }

    @Override
    public Map<String, @Nullable Object> data() {
        return description.data();
    }

    @Override
    public EventWriter writer() {
        return audience.writer();
    }

    @Override
    public void send(Outgoing event) {
        audience.send(event);
    }

    @Override
    public void join(Room... rooms) {
        audience.socketsJoin(rooms);
    }

    @Override
    public void leave(Room... rooms) {
        audience.socketsLeave(rooms);
    }

    @Override
    public void disconnect() {
        audience.disconnectSockets();
    }
}
