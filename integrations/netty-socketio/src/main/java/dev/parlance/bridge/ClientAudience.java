package dev.parlance.bridge;

import com.corundumstudio.socketio.SocketIOClient;
import dev.parlance.event.ServerEvent;
import dev.parlance.event.ServerRequest;
import dev.parlance.internal.server.event.AnswerCollector;
import dev.parlance.internal.server.event.AnswerReader;
import dev.parlance.internal.server.event.OutgoingEvent;
import dev.parlance.socket.Answers;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Clients of a {@link TypedNamespace}: the union of rooms without those excepted, each client once. An audience that names
 * nobody is nobody. Immutable, reusable, evaluated anew by each call; may be used from any thread.
 *
 * <pre>{@code
 * desk.to("ticket:42").except(client).emit(SAID, said);
 * }</pre>
 *
 * <p>It spans the other nodes of a cluster of netty-socketio (except for {@link #request} and {@link #exceptRooms}), and the
 * server that runs beside this one: see {@link DualRun}.
 */
public final class ClientAudience {
    private final BridgeContext context;
    private final ClientDelivery delivery;
    private final ClientSelection selection;
    private final boolean isVolatile;

    ClientAudience(BridgeContext context, ClientDelivery delivery, ClientSelection selection, boolean isVolatile) {
        this.context = context;
        this.delivery = delivery;
        this.selection = selection;
        this.isVolatile = isVolatile;
    }

    /** Also those in these rooms. */
    public ClientAudience to(String... rooms) {
        return with(selection.to(checked(List.of(rooms))));
    }

    /** Also those in these rooms; of an empty collection nobody. */
    public ClientAudience to(Collection<String> rooms) {
        return with(selection.to(checked(rooms)));
    }

    /**
     * Not these clients, such as the one whose event is being handled.
     *
     * <pre>{@code
     * desk.to("ticket:42").except(client).emit(SAID, said);
     * }</pre>
     */
    public ClientAudience except(SocketIOClient... clients) {
        return with(selection.exceptClients(
                Stream.of(clients).map(SocketIOClient::getSessionId).collect(Collectors.toSet())));
    }

    /**
     * Not those in any of these rooms.
     *
     * <pre>{@code
     * desk.to("ticket:42").exceptRooms("account:ana").emit(SAID, said);
     * }</pre>
     */
    public ClientAudience exceptRooms(String... rooms) {
        return with(selection.exceptRooms(checked(List.of(rooms))));
    }

    /**
     * Volatile: an event is dropped for a client whose connection is not writable.
     *
     * <pre>{@code
     * desk.to("ticket:42").asVolatile().emit(SAID, said);
     * }</pre>
     */
    public ClientAudience asVolatile() {
        return new ClientAudience(context, delivery, selection, true);
    }

    private ClientAudience with(ClientSelection other) {
        return new ClientAudience(context, delivery, other, isVolatile);
    }

    private Set<String> checked(Collection<String> rooms) {
        String all = context.namespace().getName();
        if (rooms.contains(all)) {
            throw new IllegalArgumentException(
                    "\"" + all + "\" is the room in which netty-socketio has all clients of the" + " namespace "
                            + context.name() + ": emit on the namespace itself to reach them");
        }
        return Set.copyOf(rooms);
    }

    /**
     * Sends an event. It is written once, and its bytes are copied for each client.
     *
     * @throws IllegalArgumentException if the payload cannot be written as JSON
     */
    public <P> void emit(ServerEvent<P> event, P payload) {
        send(event, payload);
    }

    /** Sends an event that carries nothing. */
    public void emit(ServerEvent<Void> event) {
        send(event, null);
    }

    <P> void send(ServerEvent<P> event, @Nullable P payload) {
        delivery.send(selection, context.writer().write(event, payload), isVolatile);
    }

    /**
     * Sends a request to all its clients and collects the acks.
     *
     * <pre>{@code
     * desk.to("ticket:42").request(OFFER, offer, Duration.ofSeconds(5))
     *         .thenAccept(answers -> log.info("{} of {}", answers.received().size(), answers.missing()));
     * }</pre>
     *
     * @param deadline how long to wait; positive
     * @return ends when all have answered or the deadline has come, on a handler thread; not exceptionally because of a
     *     client
     */
    public <P, R> CompletableFuture<Answers<R>> request(ServerRequest<P, R> request, P payload, Duration deadline) {
        return ask(request, payload, deadline);
    }

    /** As {@link #request(ServerRequest, Object, Duration)}, of a request that carries nothing. */
    public <R> CompletableFuture<Answers<R>> request(ServerRequest<Void, R> request, Duration deadline) {
        return ask(request, null, deadline);
    }

    /**
     * Makes all its clients join those rooms.
     *
     * <pre>{@code
     * desk.to("account:ana").socketsJoin("ticket:42");
     * }</pre>
     */
    public void socketsJoin(String... rooms) {
        delivery.join(selection, checked(List.of(rooms)));
    }

    /**
     * Makes all its clients leave those rooms.
     *
     * <pre>{@code
     * desk.to("ticket:42").socketsLeave("ticket:42");
     * }</pre>
     */
    public void socketsLeave(String... rooms) {
        delivery.leave(selection, checked(List.of(rooms)));
    }

    <P, R> CompletableFuture<Answers<R>> ask(ServerRequest<P, R> request, @Nullable P payload, Duration deadline) {
        AnswerReader.checkDeadline(deadline);
        OutgoingEvent event = context.writer().write(request, payload);
        AnswerCollector<R> answers = new AnswerCollector<>(
                context.execution(), context.json(), deadline, AnswerReader.typed(context.json(), request));
        delivery.ask(selection, event, deadline, answers);
        return answers;
    }

    @Override
    public String toString() {
        return selection.rooms() + " of " + context.name();
    }
}
