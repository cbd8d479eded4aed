package dev.parlance.testkit.simulation;

import dev.parlance.adapter.AdapterIncident;
import dev.parlance.adapter.Broadcast;
import dev.parlance.adapter.LocalNode;
import dev.parlance.adapter.Selection;
import dev.parlance.adapter.SocketDescription;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Does what another node does. */
class ForwardingNode implements LocalNode {
    private final LocalNode to;

    ForwardingNode(LocalNode to) {
        this.to = to;
    }

    @Override
    public void broadcast(Broadcast broadcast) {
        to.broadcast(broadcast);
    }

    @Override
    public int request(Broadcast broadcast, Duration deadline, Consumer<List<Object>> answer) {
        return to.request(broadcast, deadline, answer);
    }

    @Override
    public List<SocketDescription> fetchSockets(Selection selection) {
        return to.fetchSockets(selection);
    }

    @Override
    public void socketsJoin(Selection selection, List<String> rooms) {
        to.socketsJoin(selection, rooms);
    }

    @Override
    public void socketsLeave(Selection selection, List<String> rooms) {
        to.socketsLeave(selection, rooms);
    }

    @Override
    public void disconnectSockets(Selection selection, boolean close) {
        to.disconnectSockets(selection, close);
    }

    @Override
    public void serverSideEmit(String name, List<Object> arguments) {
        to.serverSideEmit(name, arguments);
    }

    @Override
    public CompletableFuture<Object> serverSideRequest(String name, List<Object> arguments) {
        return to.serverSideRequest(name, arguments);
    }

    @Override
    public Set<String> fetchRooms() {
        return to.fetchRooms();
    }

    @Override
    public void report(AdapterIncident incident) {
        to.report(incident);
    }
}
