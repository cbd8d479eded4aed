package dev.parlance.internal.server.delivery;

import dev.parlance.adapter.Adapter;
import dev.parlance.adapter.AdapterIncident;
import dev.parlance.adapter.Broadcast;
import dev.parlance.adapter.LocalNode;
import dev.parlance.adapter.Selection;
import dev.parlance.adapter.SocketDescription;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** This server for the others of a cluster, together with the servers that have joined it: those answer at once. */
record RelayingNode(NamespaceNode here, List<Adapter> joined) implements LocalNode {
    @Override
    public void broadcast(Broadcast broadcast) {
        if (here.deliver(broadcast)) {
            joined.forEach(server -> server.broadcast(broadcast));
        }
    }

    @Override
    public int request(Broadcast broadcast, Duration deadline, Consumer<List<@Nullable Object>> answer) {
        return here.request(broadcast, deadline, answer)
                + joined.stream()
                        .mapToInt(server -> now(server.request(broadcast, deadline, answer), 0))
                        .sum();
    }

    @Override
    public List<SocketDescription> fetchSockets(Selection selection) {
        return Stream.concat(
                        here.fetchSockets(selection).stream(),
                        joined.stream().flatMap(server -> now(server.fetchSockets(selection), List.of()).stream()))
                .toList();
    }

    @Override
    public Set<String> fetchRooms() {
        Set<String> all = new HashSet<>(here.fetchRooms());
        joined.forEach(server -> all.addAll(now(server.fetchRooms(), Set.of())));
        return all;
    }

    private static <T> T now(CompletionStage<T> stage, T absent) {
        CompletableFuture<T> future = stage.toCompletableFuture();
        return future.isCompletedExceptionally() ? absent : future.getNow(absent);
    }

    @Override
    public boolean hasRoom(String room) {
        return !joined.isEmpty() || here.hasRoom(room);
    }

    @Override
    public void socketsJoin(Selection selection, List<String> rooms) {
        here.socketsJoin(selection, rooms);
        joined.forEach(server -> server.socketsJoin(selection, rooms));
    }

    @Override
    public void socketsLeave(Selection selection, List<String> rooms) {
        here.socketsLeave(selection, rooms);
        joined.forEach(server -> server.socketsLeave(selection, rooms));
    }

    @Override
    public void disconnectSockets(Selection selection, boolean close) {
        here.disconnectSockets(selection, close);
        joined.forEach(server -> server.disconnectSockets(selection, close));
    }

    @Override
    public void serverSideEmit(String name, List<@Nullable Object> arguments) {
        here.serverSideEmit(name, arguments);
    }

    @Override
    public CompletableFuture<@Nullable Object> serverSideRequest(String name, List<@Nullable Object> arguments) {
        return here.serverSideRequest(name, arguments);
    }

    @Override
    public void report(AdapterIncident incident) {
        here.report(incident);
    }
}
