package dev.parlance.adapter;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The adapter of a server without others. */
final class StandaloneAdapter implements Adapter {
    @Override
    public void broadcast(Broadcast broadcast) {}

    @Override
    public CompletionStage<Integer> request(
            Broadcast broadcast, Duration deadline, Consumer<List<@Nullable Object>> answer) {
        return CompletableFuture.completedStage(0);
    }

    @Override
    public CompletionStage<List<SocketDescription>> fetchSockets(Selection selection) {
        return CompletableFuture.completedStage(List.of());
    }

    @Override
    public CompletionStage<Set<String>> fetchRooms() {
        return CompletableFuture.completedStage(Set.of());
    }

    @Override
    public CompletionStage<Integer> serverCount() {
        return CompletableFuture.completedStage(1);
    }

    @Override
    public void socketsJoin(Selection selection, List<String> rooms) {}

    @Override
    public void socketsLeave(Selection selection, List<String> rooms) {}

    @Override
    public void disconnectSockets(Selection selection, boolean close) {}

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
    public void close() {}
}
