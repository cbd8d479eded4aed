package dev.parlance.internal.server;

import dev.parlance.adapter.Broadcast;
import dev.parlance.adapter.Selection;
import dev.parlance.event.ServerEvent;
import dev.parlance.event.ServerRequest;
import dev.parlance.internal.json.IncomingArguments;
import dev.parlance.socket.Answers;
import dev.parlance.socket.Audience;
import dev.parlance.socket.RemoteSocket;
import dev.parlance.socket.Room;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An {@link Audience} of one namespace: this server's part by its rooms, the others' by the adapter.
 *
 * @param onlyLocal whether the other servers are left out
 * @param isVolatile whether what is sent may be dropped
 */
record RoomAudience(LocalNamespace<?> namespace, Selection selection, boolean onlyLocal, boolean isVolatile)
        implements Audience, Outbox {

    static RoomAudience of(LocalNamespace<?> namespace, Selection selection) {
        return new RoomAudience(namespace, selection, namespace.isAlone(), false);
    }

    // --- whom

    @Override
    public Audience to(Room... rooms) {
        return including(Rooms.names(rooms));
    }

    @Override
    public Audience toUsers(String... userIds) {
        return including(Rooms.ofUsers(userIds));
    }

    @Override
    public Audience except(Room... rooms) {
        return excluding(Rooms.names(rooms));
    }

    @Override
    public Audience exceptUsers(String... userIds) {
        return excluding(Rooms.ofUsers(userIds));
    }

    @Override
    public Audience local() {
        return new RoomAudience(namespace, selection, true, isVolatile);
    }

    @Override
    public Audience asVolatile() {
        return new RoomAudience(namespace, selection, onlyLocal, true);
    }

    private RoomAudience including(List<String> rooms) {
        return with(new Selection(union(selection.rooms(), rooms), selection.except()));
    }

    private RoomAudience excluding(List<String> rooms) {
        return with(new Selection(selection.rooms(), union(selection.except(), rooms)));
    }

    private RoomAudience with(Selection other) {
        return new RoomAudience(namespace, other, onlyLocal, isVolatile);
    }

    private static Set<String> union(Set<String> names, List<String> more) {
        if (names.isEmpty() && more.size() == 1) {
            return Set.of(more.get(0));
        }
        Set<String> union = new HashSet<>(names);
        union.addAll(more);
        return union;
    }

    // --- sending

    @Override
    public EventWriter writer() {
        return namespace.writer();
    }

    @Override
    public void send(Outgoing event) {
        namespace.delivery().deliver(selection, event, isVolatile);
        if (!onlyLocal) {
            namespace.adapter().broadcast(broadcast(event));
        }
    }

    private Broadcast broadcast(Outgoing event) {
        return new Broadcast(selection, event.name(), event.plainArguments(), isVolatile);
    }

    @Override
    public <P> void emitEach(Collection<String> userIds, ServerEvent<P> event, Function<String, P> render) {
        new EmitEach<>(this, event, render).to(Set.copyOf(userIds));
    }

    @Override
    public <P, R> CompletionStage<Answers<R>> request(ServerRequest<P, R> request, P payload, Duration deadline) {
        return ask(writer().write(request, payload), deadline, AnswerReader.typed(namespace.environment(), request));
    }

    @Override
    public CompletionStage<Answers<List<@Nullable Object>>> request(
            String name, Duration deadline, @Nullable Object... arguments) {
        return ask(writer().untyped(name, arguments), deadline, IncomingArguments::values);
    }

    private <R> CompletionStage<Answers<R>> ask(
            Outgoing event, Duration deadline, Function<IncomingArguments, R> read) {
        AnswerReader.checkDeadline(deadline);
        AnswerCollector<R> answers = new AnswerCollector<>(namespace.environment(), deadline, read);
        answers.askedHere(namespace.delivery().ask(selection, event, deadline, answers));
        if (onlyLocal) {
            answers.askedElsewhere(0);
        } else {
            namespace
                    .adapter()
                    .request(broadcast(event), deadline, answers::remote)
                    .whenComplete((remote, failure) -> answers.askedElsewhere(failure == null ? remote : 0));
        }
        return answers;
    }

    // --- sockets

    @Override
    public CompletionStage<List<RemoteSocket>> fetchSockets() {
        return RemoteView.fetch(this);
    }

    @Override
    public void socketsJoin(Room... rooms) {
        List<String> names = Rooms.names(rooms);
        namespace.node().socketsJoin(selection, names);
        if (!onlyLocal) {
            namespace.adapter().socketsJoin(selection, names);
        }
    }

    @Override
    public void socketsLeave(Room... rooms) {
        List<String> names = Rooms.names(rooms);
        namespace.node().socketsLeave(selection, names);
        if (!onlyLocal) {
            namespace.adapter().socketsLeave(selection, names);
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
        namespace.node().disconnectSockets(selection, close);
        if (!onlyLocal) {
            namespace.adapter().disconnectSockets(selection, close);
        }
    }
}
