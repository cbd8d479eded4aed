package dev.parlance.internal.server.delivery;

import dev.parlance.adapter.Adapter;
import dev.parlance.adapter.AdapterStatus;
import dev.parlance.adapter.Broadcast;
import dev.parlance.adapter.Selection;
import dev.parlance.adapter.ServerAnswers;
import dev.parlance.adapter.SocketDescription;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Several adapters as one.
 *
 * @param members those that it consists of now
 * @param end is run when it is closed
 */
record AdapterGroup(Supplier<List<Adapter>> members, Runnable end) implements Adapter {
    @Override
    public void broadcast(Broadcast broadcast) {
        members.get().forEach(member -> member.broadcast(broadcast));
    }

    @Override
    public CompletionStage<Integer> request(
            Broadcast broadcast, Duration deadline, Consumer<List<@Nullable Object>> answer) {
        return all(member -> member.request(broadcast, deadline, answer))
                .thenApply(counts -> counts.stream().mapToInt(Integer::intValue).sum());
    }

    @Override
    public CompletionStage<List<SocketDescription>> fetchSockets(Selection selection) {
        return all(member -> member.fetchSockets(selection))
                .thenApply(found -> found.stream().flatMap(List::stream).toList());
    }

    @Override
    public CompletionStage<Set<String>> fetchRooms() {
        return all(Adapter::fetchRooms)
                .thenApply(found -> found.stream().flatMap(Set::stream).collect(Collectors.toSet()));
    }

    /** Each counts this one. */
    @Override
    public CompletionStage<Integer> serverCount() {
        return all(Adapter::serverCount)
                .thenApply(counts ->
                        1 + counts.stream().mapToInt(count -> count - 1).sum());
    }

    @Override
    public AdapterStatus status() {
        return AdapterHealth.worst(members.get().stream().map(Adapter::status).toList());
    }

    @Override
    public void socketsJoin(Selection selection, List<String> rooms) {
        members.get().forEach(member -> member.socketsJoin(selection, rooms));
    }

    @Override
    public void socketsLeave(Selection selection, List<String> rooms) {
        members.get().forEach(member -> member.socketsLeave(selection, rooms));
    }

    @Override
    public void disconnectSockets(Selection selection, boolean close) {
        members.get().forEach(member -> member.disconnectSockets(selection, close));
    }

    @Override
    public void serverSideEmit(String name, List<@Nullable Object> arguments) {
        members.get().forEach(member -> member.serverSideEmit(name, arguments));
    }

    @Override
    public CompletionStage<ServerAnswers> serverSideRequest(
            String name, List<@Nullable Object> arguments, Duration deadline) {
        return all(member -> member.serverSideRequest(name, arguments, deadline))
                .thenApply(AdapterGroup::together);
    }

    private static ServerAnswers together(List<ServerAnswers> several) {
        List<@Nullable Object> answers = new ArrayList<>();
        several.forEach(some -> answers.addAll(some.answers()));
        return new ServerAnswers(
                answers, several.stream().mapToInt(ServerAnswers::missing).sum());
    }

    @Override
    public void roomCreated(String room) {
        members.get().forEach(member -> member.roomCreated(room));
    }

    @Override
    public void roomDeleted(String room) {
        members.get().forEach(member -> member.roomDeleted(room));
    }

    @Override
    public void socketAdded(String id) {
        members.get().forEach(member -> member.socketAdded(id));
    }

    @Override
    public void socketRemoved(String id) {
        members.get().forEach(member -> member.socketRemoved(id));
    }

    @Override
    public void close() {
        end.run();
    }

    /** What all of them give, when all have given it; fails if one does. */
    private <T> CompletionStage<List<T>> all(Function<Adapter, CompletionStage<T>> ask) {
        List<CompletableFuture<T>> asked = members.get().stream()
                .map(ask)
                .map(CompletionStage::toCompletableFuture)
                .toList();
        return CompletableFuture.allOf(asked.toArray(CompletableFuture[]::new))
                .thenApply(
                        nothing -> asked.stream().map(CompletableFuture::join).toList());
    }
}
