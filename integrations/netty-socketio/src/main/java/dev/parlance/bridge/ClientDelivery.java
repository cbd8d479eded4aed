package dev.parlance.bridge;

import com.corundumstudio.socketio.BroadcastOperations;
import com.corundumstudio.socketio.SocketIOClient;
import dev.parlance.adapter.Adapter;
import dev.parlance.adapter.Broadcast;
import dev.parlance.internal.server.event.AnswerCollector;
import dev.parlance.internal.server.event.OutgoingEvent;
import dev.parlance.internal.server.event.PendingAcks;
import dev.parlance.socket.Registration;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Sends events to the clients of one namespace, and to those of the servers beside it. */
final class ClientDelivery {
    private static final Predicate<SocketIOClient> EVERYONE_HERE = client -> true;

    private final BridgeContext context;
    private final ClientRooms rooms;
    private final List<Adapter> besides = new CopyOnWriteArrayList<>();

    ClientDelivery(BridgeContext context, ClientRooms rooms) {
        this.context = context;
        this.rooms = rooms;
    }

    /** From now on that server's clients get what is sent to many. */
    Registration add(Adapter beside) {
        besides.add(beside);
        return () -> besides.remove(beside);
    }

    /** Sends to one client. */
    void send(SocketIOClient client, OutgoingEvent event) {
        client.sendEvent(event.name(), new WireArguments(event.encoded()));
    }

    /** Sends to all that are selected, wherever they are. */
    void send(ClientSelection selection, OutgoingEvent event, boolean isVolatile) {
        sendHere(rooms.select(selection), event, isVolatile);
        if (besides.isEmpty()) {
            publish(selection, event);
            return;
        }
        Broadcast broadcast = broadcast(selection, event, isVolatile);
        beside(selection).forEach(server -> server.broadcast(broadcast));
    }

    /** The servers that may have clients of a selection: none has nobody. */
    private List<Adapter> beside(ClientSelection selection) {
        return selection.rooms().isNobody() ? List.of() : besides;
    }

    private static Broadcast broadcast(ClientSelection selection, OutgoingEvent event, boolean isVolatile) {
        return new Broadcast(selection.rooms(), event.name(), event.plainArguments(), isVolatile);
    }

    /** Sends to clients of this server: the event is written once, and its bytes copied for each. */
    void sendHere(Collection<SocketIOClient> clients, OutgoingEvent event, boolean isVolatile) {
        WireArguments arguments = new WireArguments(event.encoded());
        for (SocketIOClient client : clients) {
            if (!isVolatile || client.isWritable()) {
                client.sendEvent(event.name(), arguments);
            }
        }
    }

    /** Has netty-socketio notify its other nodes, if it has any. The excepted are clients of this one. */
    private void publish(ClientSelection selection, OutgoingEvent event) {
        Object[] arguments = event.plainArguments().toArray();
        Stream<BroadcastOperations> operations = selection.rooms().isEveryone()
                ? Stream.of(context.namespace().getBroadcastOperations())
                : selection.rooms().rooms().stream()
                        .filter(name -> !rooms.isNamespace(name))
                        .map(context.namespace()::getRoomOperations);
        operations.forEach(room -> room.sendEvent(event.name(), EVERYONE_HERE, arguments));
    }

    /** Makes all that are selected join rooms, wherever they are. */
    void join(ClientSelection selection, Set<String> names) {
        rooms.select(selection).forEach(client -> client.joinRooms(names));
        beside(selection).forEach(server -> server.socketsJoin(selection.rooms(), List.copyOf(names)));
    }

    /** Makes all that are selected leave rooms, wherever they are. */
    void leave(ClientSelection selection, Set<String> names) {
        rooms.select(selection).forEach(client -> client.leaveRooms(names));
        beside(selection).forEach(server -> server.socketsLeave(selection.rooms(), List.copyOf(names)));
    }

    /** Asks one client. */
    void ask(SocketIOClient client, OutgoingEvent event, Duration deadline, PendingAcks.Callback callback) {
        ClientAck.expect(
                client,
                event.name(),
                new WireArguments(event.encoded()),
                deadline,
                context.execution().timers(),
                callback);
    }

    /** Asks all that are selected, wherever they are. */
    void ask(ClientSelection selection, OutgoingEvent event, Duration deadline, AnswerCollector<?> answers) {
        answers.askedHere(askHere(rooms.select(selection), event, deadline, answers));
        if (besides.isEmpty() || selection.rooms().isNobody()) {
            answers.askedElsewhere(0);
            return;
        }
        Broadcast broadcast = broadcast(selection, event, false);
        List<CompletableFuture<Integer>> asked = besides.stream()
                .map(beside ->
                        beside.request(broadcast, deadline, answers::remote).toCompletableFuture())
                .toList();
        CompletableFuture.allOf(asked.toArray(CompletableFuture[]::new))
                .whenComplete((nothing, failure) -> answers.askedElsewhere(asked.stream()
                        .mapToInt(count -> count.isCompletedExceptionally() ? 0 : count.join())
                        .sum()));
    }

    /** Asks clients of this server; returns how many. */
    int askHere(
            Collection<SocketIOClient> clients, OutgoingEvent event, Duration deadline, PendingAcks.Callback callback) {
        clients.forEach(client -> ask(client, event, deadline, callback));
        return clients.size();
    }
}
