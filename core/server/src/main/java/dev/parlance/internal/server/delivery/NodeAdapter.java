package dev.parlance.internal.server.delivery;

import dev.parlance.adapter.Adapter;
import dev.parlance.adapter.Broadcast;
import dev.parlance.adapter.LocalNode;
import dev.parlance.adapter.Selection;
import dev.parlance.adapter.ServerAnswers;
import dev.parlance.adapter.SocketDescription;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The sockets of this server, as a server in the same process sees them. */
record NodeAdapter(LocalNode node) implements Adapter {
    private static final ServerAnswers MISSING = new ServerAnswers(List.of(), 1);

    @Override
    public void broadcast(Broadcast broadcast) {
        node.broadcast(broadcast);
    }

    @Override
    public CompletionStage<Integer> request(
            Broadcast broadcast, Duration deadline, Consumer<List<@Nullable Object>> answer) {
        return CompletableFuture.completedStage(node.request(broadcast, deadline, answer));
    }

    @Override
    public CompletionStage<List<SocketDescription>> fetchSockets(Selection selection) {
        return CompletableFuture.completedStage(node.fetchSockets(selection));
    }

    @Override
    public CompletionStage<Set<String>> fetchRooms() {
        return CompletableFuture.completedStage(node.fetchRooms());
    }

    @Override
    public CompletionStage<Integer> serverCount() {
        return CompletableFuture.completedStage(2);
    }

    @Override
    public void socketsJoin(Selection selection, List<String> rooms) {
        node.socketsJoin(selection, rooms);
    }

    @Override
    public void socketsLeave(Selection selection, List<String> rooms) {
        node.socketsLeave(selection, rooms);
    }

    @Override
    public void disconnectSockets(Selection selection, boolean close) {
        node.disconnectSockets(selection, close);
    }

    @Override
    public void serverSideEmit(String name, List<@Nullable Object> arguments) {
        node.serverSideEmit(name, arguments);
    }

    @Override
    public CompletionStage<ServerAnswers> serverSideRequest(
            String name, List<@Nullable Object> arguments, Duration deadline) {
        return node.serverSideRequest(name, arguments)
                .thenApply(answer -> new ServerAnswers(Collections.singletonList(answer), 0))
                .completeOnTimeout(MISSING, deadline.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void roomCreated(String room) {}

    @Override
    public void roomDeleted(String room) {}

    @Override
    public void close() {}
}
