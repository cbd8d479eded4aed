package dev.parlance.internal.redis.cluster;

import dev.parlance.adapter.Adapter;
import dev.parlance.adapter.AdapterStatus;
import dev.parlance.adapter.Broadcast;
import dev.parlance.adapter.LocalNode;
import dev.parlance.adapter.RecoveryStore;
import dev.parlance.adapter.Selection;
import dev.parlance.adapter.ServerAnswers;
import dev.parlance.adapter.SocketDescription;
import dev.parlance.internal.redis.wire.UnsendableMessageException;
import dev.parlance.internal.redis.wire.cluster.ClusterBody;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The other servers, which are told and asked by cluster messages. */
final class ClusterAdapter implements Adapter {
    private final ClusterIdentity identity;
    private final LocalNode node;
    private final ClusterTransport transport;
    private final PendingRequests requests;
    private final Duration timeout;
    private final Runnable closed;

    /**
     * One of a namespace.
     *
     * @param requests where the answers arrive
     * @param timeout how long the other servers may take to answer
     * @param closed is run when it is closed
     */
    ClusterAdapter(
            ClusterIdentity identity,
            LocalNode node,
            ClusterTransport transport,
            PendingRequests requests,
            Duration timeout,
            Runnable closed) {
        this.identity = identity;
        this.node = node;
        this.transport = transport;
        this.requests = requests;
        this.timeout = timeout;
        this.closed = closed;
    }

    @Override
    public void broadcast(Broadcast broadcast) {
        sendToAll(Selections.body(broadcast));
    }

    @Override
    public void socketsJoin(Selection selection, List<String> rooms) {
        sendToAll(new ClusterBody.Join(Selections.options(selection), List.copyOf(rooms)));
    }

    @Override
    public void socketsLeave(Selection selection, List<String> rooms) {
        sendToAll(new ClusterBody.Leave(Selections.options(selection), List.copyOf(rooms)));
    }

    @Override
    public void disconnectSockets(Selection selection, boolean close) {
        sendToAll(new ClusterBody.Disconnect(Selections.options(selection), close));
    }

    @Override
    public void serverSideEmit(String name, List<@Nullable Object> arguments) {
        sendToAll(new ClusterBody.ServerSideEmit(Selections.event(name, arguments), null));
    }

    /** Sends what needs no answer. That it is lost is reported. */
    private void sendToAll(ClusterBody body) {
        try {
            transport.publish(identity.message(body)).whenComplete((sent, failure) -> {
                if (failure != null) {
                    node.report(ClusterIncidents.lost(failure));
                }
            });
        } catch (UnsendableMessageException e) {
            node.report(ClusterIncidents.unsendable(e));
        }
    }

    @Override
    public CompletionStage<Integer> request(
            Broadcast broadcast, Duration deadline, Consumer<List<@Nullable Object>> answer) {
        PendingRequest request = new PendingRequest(ClusterBody.ClientCount.class, answer);
        ClusterBody.Broadcast plain = Selections.body(broadcast);
        // Acks are taken until the deadline, also when all servers have said how many there will be.
        CompletableFuture<PendingRequest.Answers> counts = ask(
                request,
                deadline,
                false,
                id -> new ClusterBody.Broadcast(plain.event(), plain.options().withTimeout(deadline.toMillis()), id));
        CompletableFuture.delayedExecutor(shorter(deadline).toMillis(), TimeUnit.MILLISECONDS, Runnable::run)
                .execute(request::expire);
        return counts.thenApply(ClusterAdapter::clients);
    }

    /** How many were asked. A server that has not said it counts as one socket that does not answer. */
    private static int clients(PendingRequest.Answers answers) {
        return answers.missing()
                + answers.received().stream()
                        .mapToInt(count -> ((ClusterBody.ClientCount) count).clients())
                        .sum();
    }

    @Override
    public CompletionStage<List<SocketDescription>> fetchSockets(Selection selection) {
        return ask(
                        new PendingRequest(ClusterBody.Sockets.class),
                        timeout,
                        true,
                        id -> new ClusterBody.FetchSockets(Selections.options(selection), id))
                .thenApply(answers -> {
                    List<SocketDescription> sockets = new ArrayList<>();
                    for (ClusterBody part : answers.complete()) {
                        sockets.addAll(SocketValues.descriptions(((ClusterBody.Sockets) part).sockets()));
                    }
                    return sockets;
                });
    }

    @Override
    public CompletionStage<Set<String>> fetchRooms() {
        return transport.asksForRooms() ? askForRooms() : roomsOfSockets();
    }

    private CompletionStage<Set<String>> askForRooms() {
        return ask(new PendingRequest(ClusterBody.Rooms.class), timeout, true, ClusterBody.FetchRooms::new)
                .thenApply(answers -> {
                    Set<String> rooms = new HashSet<>();
                    answers.complete().forEach(part -> rooms.addAll(((ClusterBody.Rooms) part).rooms()));
                    return rooms;
                });
    }

    private CompletionStage<Set<String>> roomsOfSockets() {
        return fetchSockets(Selection.everyone()).thenApply(sockets -> {
            Set<String> rooms = new HashSet<>();
            sockets.forEach(socket -> rooms.addAll(socket.rooms()));
            return rooms;
        });
    }

    @Override
    public CompletionStage<Integer> serverCount() {
        return transport.serverCount();
    }

    @Override
    public CompletionStage<ServerAnswers> serverSideRequest(
            String name, List<@Nullable Object> arguments, Duration deadline) {
        return ask(
                        new PendingRequest(ClusterBody.ServerSideAnswer.class),
                        deadline,
                        true,
                        id -> new ClusterBody.ServerSideEmit(Selections.event(name, arguments), id))
                .thenApply(answers -> new ServerAnswers(values(answers.received()), answers.missing()));
    }

    private static List<@Nullable Object> values(List<ClusterBody> answers) {
        List<@Nullable Object> values = new ArrayList<>();
        answers.forEach(answer -> values.add(((ClusterBody.ServerSideAnswer) answer).answer()));
        return values;
    }

    private Duration shorter(Duration deadline) {
        return deadline.compareTo(timeout) < 0 ? deadline : timeout;
    }

    /**
     * Asks all other servers.
     *
     * @param lifetime how long answers are taken
     * @param once whether nothing more comes when all have answered
     */
    private CompletableFuture<PendingRequest.Answers> ask(
            PendingRequest request, Duration lifetime, boolean once, Function<String, ClusterBody> body) {
        String id;
        try {
            id = requests.begin(request, lifetime);
            CompletionStage<Integer> servers = transport.serverCount();
            CompletionStage<?> sent = transport.publish(identity.message(body.apply(id)));
            servers.thenCombine(sent, (count, nothing) -> count).whenComplete((count, failure) -> {
                if (failure == null) {
                    request.expect(count - 1);
                } else {
                    request.fail(failure);
                }
            });
        } catch (UnsendableMessageException e) {
            node.report(ClusterIncidents.unsendable(e));
            return CompletableFuture.failedFuture(e);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
        if (once) {
            request.answers().whenComplete((answers, failure) -> requests.remove(id));
        }
        return request.answers();
    }

    @Override
    public void roomCreated(String room) {
        transport.roomCreated(room);
    }

    @Override
    public void roomDeleted(String room) {
        transport.roomDeleted(room);
    }

    @Override
    public void socketAdded(String id) {
        transport.roomCreated(id);
    }

    @Override
    public void socketRemoved(String id) {
        transport.roomDeleted(id);
    }

    @Override
    public AdapterStatus status() {
        return transport.status();
    }

    @Override
    public @Nullable RecoveryStore recoveryStore() {
        return transport.recoveryStore();
    }

    @Override
    public void close() {
        transport.close();
        requests.close();
        closed.run();
    }
}
