package dev.parlance.internal.server.delivery;

import dev.parlance.adapter.Broadcast;
import dev.parlance.adapter.Selection;
import dev.parlance.adapter.SequenceNumber;
import dev.parlance.adapter.SocketDescription;
import dev.parlance.event.ServerEvent;
import dev.parlance.event.ServerRequest;
import dev.parlance.internal.json.IncomingArguments;
import dev.parlance.internal.json.JsonCodec;
import dev.parlance.internal.server.event.AnswerCollector;
import dev.parlance.internal.server.event.AnswerReader;
import dev.parlance.internal.server.event.BlockingAsk;
import dev.parlance.internal.server.event.BroadcastAnswers;
import dev.parlance.internal.server.event.EventSender;
import dev.parlance.internal.server.event.EventWriter;
import dev.parlance.internal.server.event.FirstAnswer;
import dev.parlance.internal.server.event.OutgoingEvent;
import dev.parlance.socket.Answers;
import dev.parlance.socket.Audience;
import dev.parlance.socket.RemoteSocket;
import dev.parlance.socket.Room;
import dev.parlance.socket.UntypedAudience;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.stream.Stream;

/** An {@link Audience} of one namespace: this server's part by its rooms, the others' by the adapter. */
public final class RoomAudience implements Audience, EventSender {
    private final DeliveryContext context;
    private final BroadcastScope scope;
    private final Selection selection;

    RoomAudience(DeliveryContext context, BroadcastScope scope) {
        this.context = context;
        this.scope = scope;
        this.selection = scope.selection();
    }

    // --- whom

    @Override
    public Audience to(Collection<Room> rooms) {
        return including(RoomNames.names(rooms));
    }

    @Override
    public Audience toUsers(Collection<String> userIds) {
        return including(RoomNames.ofUsers(userIds));
    }

    @Override
    public Audience toSockets(Collection<String> socketIds) {
        return including(RoomNames.ofSockets(socketIds));
    }

    @Override
    public Audience except(Collection<Room> rooms) {
        return excluding(RoomNames.names(rooms));
    }

    @Override
    public Audience exceptUsers(Collection<String> userIds) {
        return excluding(RoomNames.ofUsers(userIds));
    }

    @Override
    public Audience exceptSockets(Collection<String> socketIds) {
        return excluding(RoomNames.ofSockets(socketIds));
    }

    @Override
    public Audience local() {
        return new RoomAudience(context, scope.local());
    }

    @Override
    public Audience asVolatile() {
        return new RoomAudience(context, scope.asVolatile());
    }

    @Override
    public Audience inSequence(String sequence, long number) {
        return new RoomAudience(context, scope.numbered(new SequenceNumber(sequence, number)));
    }

    private RoomAudience including(List<String> rooms) {
        return with(selection.including(rooms));
    }

    private RoomAudience excluding(List<String> rooms) {
        return with(selection.excluding(rooms));
    }

    private RoomAudience with(Selection other) {
        return new RoomAudience(context, scope.with(other));
    }

    // --- sending

    @Override
    public EventWriter writer() {
        return context.writer();
    }

    @Override
    public void send(OutgoingEvent event) {
        context.send(scope, event);
    }

    @Override
    public <P> void emitEach(Collection<String> userIds, ServerEvent<P> event, Function<String, P> render) {
        if (!userIds.isEmpty()) {
            new EmitEach<>(context, scope.numbered(null), event, render).to(Set.copyOf(userIds));
        }
    }

    @Override
    public <P, R> CompletableFuture<Answers<R>> request(ServerRequest<P, R> request, P payload, Duration deadline) {
        return request(writer().write(request, payload), deadline, AnswerReader.typed(writer().json(), request));
    }

    @Override
    public UntypedAudience untyped() {
        return new UntypedRoomAudience(this);
    }

    <R> CompletableFuture<Answers<R>> request(
            OutgoingEvent event, Duration deadline, Function<IncomingArguments, R> read) {
        AnswerReader.checkDeadline(deadline);
        AnswerCollector<R> answers = new AnswerCollector<>(context.execution(), writer().json(), deadline, read);
        send(event, deadline, answers);
        return answers;
    }

    @Override
    public <P, R> CompletableFuture<R> requestFirst(ServerRequest<P, R> request, P payload, Duration deadline) {
        return first(request, payload, deadline, context.execution().callbacks());
    }

    @Override
    public <P, R> R askFirst(ServerRequest<P, R> request, P payload, Duration deadline) {
        BlockingAsk asking = new BlockingAsk(request.name());
        return asking.await(first(request, payload, deadline, asking.executor()));
    }

    private <P, R> FirstAnswer<R> first(ServerRequest<P, R> request, P payload, Duration deadline, Executor executor) {
        AnswerReader.checkDeadline(deadline);
        JsonCodec json = writer().json();
        Function<IncomingArguments, R> read = AnswerReader.typed(json, request);
        OutgoingEvent event = writer().write(request, payload);
        FirstAnswer<R> first =
                new FirstAnswer<>(event.name(), context.execution().timers(), executor, json, deadline, read);
        send(event, deadline, first);
        return first;
    }

    private void send(OutgoingEvent event, Duration deadline, BroadcastAnswers<?> answers) {
        context.openRequests().add(answers);
        answers.askedHere(context.delivery().request(selection, event, deadline, answers));
        if (scope.reachesOthers()) {
            Broadcast broadcast = scope.broadcast(event);
            context.ask(others -> others.request(broadcast, deadline, answers::remote))
                    .whenComplete((remote, unavailable) -> {
                        if (unavailable == null) {
                            answers.askedElsewhere(remote);
                        } else {
                            answers.notAskedElsewhere(unavailable);
                        }
                    });
        } else {
            answers.askedElsewhere(0);
        }
    }

    // --- sockets

    @Override
    public CompletableFuture<List<RemoteSocket>> fetchSockets() {
        List<SocketDescription> here = context.node().fetchSockets(selection);
        CompletableFuture<List<SocketDescription>> elsewhere = scope.reachesOthers()
                ? context.ask(others -> others.fetchSockets(selection))
                : CompletableFuture.completedFuture(List.of());
        return elsewhere.thenApply(others ->
                Stream.concat(here.stream(), others.stream()).map(this::view).toList());
    }

    private RemoteSocket view(SocketDescription description) {
        return new RemoteSocketView(description, context.audience(Selection.inRooms(Set.of(description.id()))));
    }

    @Override
    public void socketsJoin(Collection<Room> rooms) {
        List<String> names = RoomNames.names(rooms);
        context.node().socketsJoin(selection, names);
        if (scope.reachesOthers() && !names.isEmpty()) {
            context.adapter().socketsJoin(selection, names);
        }
    }

    @Override
    public void socketsLeave(Collection<Room> rooms) {
        List<String> names = RoomNames.names(rooms);
        context.node().socketsLeave(selection, names);
        if (scope.reachesOthers() && !names.isEmpty()) {
            context.adapter().socketsLeave(selection, names);
        }
    }

    @Override
    public void disconnectSockets() {
        disconnect(false);
    }

    @Override
    public void disconnectClients() {
        disconnect(true);
    }

    private void disconnect(boolean close) {
        context.node().disconnectSockets(selection, close);
        if (scope.reachesOthers()) {
            context.adapter().disconnectSockets(selection, close);
        }
    }
}
