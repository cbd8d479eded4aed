package dev.parlance.testkit.simulation;

import dev.parlance.adapter.Adapter;
import dev.parlance.adapter.Broadcast;
import dev.parlance.adapter.RecoveryStore;
import dev.parlance.adapter.Selection;
import dev.parlance.adapter.ServerAnswers;
import dev.parlance.adapter.SocketDescription;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** Does what another adapter does. */
class ForwardingAdapter implements Adapter {
    private final Adapter to;

    ForwardingAdapter(Adapter to) {
        this.to = to;
    }

    @Override
    public void broadcast(Broadcast broadcast) {
        to.broadcast(broadcast);
    }

    @Override
    public CompletionStage<Integer> request(Broadcast broadcast, Duration deadline, Consumer<List<Object>> answer) {
        return to.request(broadcast, deadline, answer);
    }

    @Override
    public CompletionStage<List<SocketDescription>> fetchSockets(Selection selection) {
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
    public CompletionStage<ServerAnswers> serverSideRequest(String name, List<Object> arguments, Duration deadline) {
        return to.serverSideRequest(name, arguments, deadline);
    }

    @Override
    public void roomCreated(String room) {
        to.roomCreated(room);
    }

    @Override
    public void roomDeleted(String room) {
        to.roomDeleted(room);
    }

    @Override
    public void close() {
        to.close();
    }

    @Override
    public CompletionStage<Set<String>> fetchRooms() {
        return to.fetchRooms();
    }

    @Override
    public CompletionStage<Integer> serverCount() {
        return to.serverCount();
    }

    @Override
    public RecoveryStore recoveryStore() {
        return to.recoveryStore();
    }
}
