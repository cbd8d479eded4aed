package dev.parlance.bridge;

import com.corundumstudio.socketio.SocketIOClient;
import com.corundumstudio.socketio.SocketIONamespace;
import dev.parlance.event.Catalogue;
import dev.parlance.event.ClientEvent;
import dev.parlance.event.ClientRequest;
import dev.parlance.event.Event;
import dev.parlance.event.RefusedException;
import dev.parlance.event.ServerEvent;
import dev.parlance.event.ServerRequest;
import dev.parlance.internal.server.event.AckFuture;
import dev.parlance.internal.server.event.AnswerReader;
import dev.parlance.internal.server.event.OutgoingEvent;
import dev.parlance.internal.server.listener.EventRules;
import dev.parlance.socket.Registration;
import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Typed events on a namespace of a netty-socketio server: what clients send is validated before a handler runs, acks and
 * refusals are typed and in the catalogue's dialect, and handlers run off netty-socketio's event loops, one after another for
 * each client. It does not implement Parlance's {@code Namespace}, and mends neither sessions nor binary nor polling.
 *
 * <pre>{@code
 * config.setJsonSupport(ParlanceJson.of(DESK));
 * config.setAckMode(AckMode.MANUAL);
 * SocketIOServer server = new SocketIOServer(config);
 *
 * TypedNamespace desk = TypedNamespace.on(server.addNamespace("/desk"), DESK)
 *         .user(client -> client.get("account")).executor(workers).handlerDeadline(Duration.ofSeconds(30)).build();
 * desk.handle(SAY, (client, say) -> {
 *     desk.to("ticket:" + say.ticket()).except(client).emit(SAID, new Said(say.text()));
 *     return new Receipt(7);
 * });
 * }</pre>
 *
 * <p>Listeners that the application has by netty-socketio's own methods stay, and may be replaced one by one. Of one event they
 * are called first, on the event loop. May be used from any thread.
 */
public final class TypedNamespace implements AutoCloseable {
    private final BridgeContext context;
    private final ParlanceJson json;
    private final ClientBinding binding;
    private final ClientListeners listeners;
    private final ClientInbox inbox;
    private final ClientDelivery delivery;
    private final DualRuns dualRuns;
    private final ClientAudience everyone;
    private final Runnable end;
    private final Set<String> received = ConcurrentHashMap.newKeySet();

    TypedNamespace(BridgeContext context, ParlanceJson json, ClientBinding binding, boolean acksOthers, Runnable end) {
        this.context = context;
        this.json = json;
        this.binding = binding;
        this.end = end;
        this.listeners = new ClientListeners(new EventRules(context.name(), context.json(), context.vocabulary()));
        this.inbox = new ClientInbox(context, listeners);
        ClientRooms rooms = new ClientRooms(context.namespace(), binding.users());
        this.delivery = new ClientDelivery(context, rooms);
        this.dualRuns = new DualRuns(context, json, rooms, delivery);
        this.everyone = new ClientAudience(context, delivery, ClientSelection.ALL, false);
        context.namespace().removeAllListeners(EventMappings.ANY_EVENT);
        receive(EventMappings.ANY_EVENT);
        if (acksOthers) {
            context.namespace().addEventInterceptor(new OtherListenersAck());
        }
    }

    /**
     * Begins to configure typed events on a namespace.
     *
     * @param namespace of {@code server.addNamespace("/desk")}; the main one is {@code server.getNamespace("")}
     * @param catalogue its events; further ones must have the same dialect
     */
    public static TypedNamespaceBuilder on(SocketIONamespace namespace, Catalogue catalogue, Catalogue... more) {
        return new TypedNamespaceBuilder(
                namespace, Stream.concat(Stream.of(catalogue), Stream.of(more)).toList());
    }

    /** Its name, with the leading slash. */
    public String name() {
        return context.name();
    }

    // --- listening

    /**
     * Adds a listener of an event that has no answer. If it refuses or fails, the listeners after it are not called.
     *
     * <pre>{@code
     * desk.on(TYPING, (client, typing) -> desk.to("chat:" + typing.chatId()).except(client).emit(TYPED, typing));
     * }</pre>
     *
     * @throws IllegalArgumentException if the name is registered here with another payload, or has a request's handler
     */
    public <P> Registration on(ClientEvent<P> event, ClientEventHandler<P> handler) {
        return add(new ClientListener<>(event, false, (client, payload) -> {
            handler.handle(client, payload);
            return null;
        }));
    }

    /**
     * As {@link #on(ClientEvent, ClientEventHandler)}, of an event that carries nothing.
     *
     * <pre>{@code
     * desk.on(GOODBYE, client -> client.leaveRoom("hall"));
     * }</pre>
     */
    public Registration on(ClientEvent<Void> event, ClientConsumer handler) {
        return on(event, (client, nothing) -> handler.accept(client));
    }

    /**
     * Handles an event that has no answer, and ends later: the client is answered when all listeners of the event have ended.
     *
     * <pre>{@code
     * desk.onAsync(TYPING, (client, typing) -> CompletableFuture.runAsync(() -> log.info("typing"), workers));
     * }</pre>
     *
     * @throws IllegalArgumentException as {@link #on(ClientEvent, ClientEventHandler)}
     */
    public <P> Registration onAsync(ClientEvent<P> event, AsyncClientEventHandler<P> handler) {
        return add(new ClientListener<>(event, true, handler::handle));
    }

    /**
     * Answers a request.
     *
     * <pre>{@code
     * desk.handle(SAY, (client, say) -> {
     *     desk.to("ticket:" + say.ticket()).emit(SAID, new Said(say.text()));
     *     return new Receipt(7);
     * });
     * }</pre>
     *
     * @throws IllegalArgumentException if the request has a handler already, or the name another payload
     */
    public <P, R> Registration handle(ClientRequest<P, R> request, ClientRequestHandler<P, R> handler) {
        return add(new ClientListener<>(request, false, handler::handle));
    }

    /**
     * As {@link #handle(ClientRequest, ClientRequestHandler)}, of a request that carries nothing.
     *
     * <pre>{@code
     * desk.handle(WHO_AM_I, client -> new Me(client.get("account")));
     * }</pre>
     */
    public <R> Registration handle(ClientRequest<Void, R> request, ClientFunction<R> handler) {
        return handle(request, (client, nothing) -> handler.apply(client));
    }

    /**
     * Answers a request later.
     *
     * <pre>{@code
     * desk.handleAsync(SAY, (client, say) -> CompletableFuture.supplyAsync(() -> new Receipt(7), workers));
     * }</pre>
     *
     * @throws IllegalArgumentException as {@link #handle(ClientRequest, ClientRequestHandler)}
     */
    public <P, R> Registration handleAsync(ClientRequest<P, R> request, AsyncClientRequestHandler<P, R> handler) {
        return add(new ClientListener<>(request, true, handler::handle));
    }

    /**
     * Says with what an exception of the application is refused, wherever a handler throws it. Of several that fit, that of the
     * nearest type counts. Exceptions that nothing fits are logged, and the client is answered {@code server-error}.
     *
     * <pre>{@code
     * desk.refuse(NoSuchElementException.class, missing -> RefusedException.notFound("no such ticket"));
     * }</pre>
     *
     * @throws IllegalArgumentException if that was said of the type before, or the type is a refusal itself
     */
    public <E extends Exception> Registration refuse(Class<E> type, Function<? super E, RefusedException> refusal) {
        return context.refusals().add(type, refusal);
    }

    /**
     * Registers all annotated methods of an object, or, if one of them is wrong, none: what {@code TypedListeners.bind} does
     * on a Parlance server, with the same class. A method takes the user or the {@code SocketIOClient}, then the payload; or one
     * of the three; or nothing. One that asks for the user is called for clients that have one, and the others are refused as
     * {@code unauthorized}.
     *
     * <pre>{@code
     * desk.bind(new DeskListeners());              // @Handles("say") public Receipt say(Account user, Say say)
     * }</pre>
     *
     * @param listener any object with methods that are annotated {@code @On} or {@code @Handles}; called by several threads at
     *     a time
     * @return removes all of them
     * @throws IllegalArgumentException if a method does not fit its event, in a sentence that names the class and the method;
     *     also if there is none, or a request has a handler already
     */
    public Registration bind(Object listener) {
        return binding.bind(listener, this::add);
    }

    private Registration add(ClientListener<?> listener) {
        Registration registration = listeners.add(listener);
        receive(listener.event().name());
        return registration;
    }

    /** Has netty-socketio bring the events of that name here: under it, interceptors and other listeners see them too. */
    private void receive(String event) {
        if (received.add(event)) {
            context.namespace().addMultiTypeEventListener(event, inbox, RawEvent.class);
        }
    }

    // --- sending

    /**
     * All its clients in any of those rooms; without a room nobody.
     *
     * <pre>{@code
     * desk.to("ticket:42", "ticket:43").emit(SAID, said);       // once to who is in both
     * }</pre>
     *
     * @throws IllegalArgumentException if one is netty-socketio's room of all clients, which has the namespace's name
     */
    public ClientAudience to(String... rooms) {
        return everyone.to(rooms);
    }

    /** All its clients in any of those rooms; of an empty collection nobody. */
    public ClientAudience to(Collection<String> rooms) {
        return everyone.to(rooms);
    }

    /**
     * All its clients but these.
     *
     * <pre>{@code
     * desk.except(client).emit(SAID, said);
     * }</pre>
     */
    public ClientAudience except(SocketIOClient... clients) {
        return everyone.except(clients);
    }

    /** All its clients. */
    public ClientAudience everyone() {
        return everyone;
    }

    /**
     * Sends all its clients an event.
     *
     * <pre>{@code
     * desk.emit(SAID, said);
     * }</pre>
     *
     * @throws IllegalArgumentException if the payload cannot be written as JSON
     */
    public <P> void emit(ServerEvent<P> event, P payload) {
        everyone.emit(event, payload);
    }

    /** Sends all its clients an event that carries nothing. */
    public void emit(ServerEvent<Void> event) {
        everyone.emit(event);
    }

    /**
     * Sends one client an event; one that has disconnected gets nothing, and that is no error.
     *
     * <pre>{@code
     * desk.emit(client, SAID, said);
     * }</pre>
     *
     * @throws IllegalArgumentException if it is a client of another namespace, or the payload cannot be written as JSON
     */
    public <P> void emit(SocketIOClient client, ServerEvent<P> event, P payload) {
        send(client, event, payload);
    }

    /** As {@link #emit(SocketIOClient, ServerEvent, Object)}, of an event that carries nothing. */
    public void emit(SocketIOClient client, ServerEvent<Void> event) {
        send(client, event, null);
    }

    <P> void send(SocketIOClient client, ServerEvent<P> event, @Nullable P payload) {
        delivery.send(context.checked(client), context.writer().write(event, payload));
    }

    /**
     * Sends one client a request; its ack is the answer.
     *
     * <pre>{@code
     * desk.request(client, OFFER, offer, Duration.ofSeconds(5))
     *         .thenAccept(decision -> log.info("{}", decision.accepted()));
     * }</pre>
     *
     * @param deadline how long to wait; positive
     * @return ends exactly once, on a handler thread: with the answer, or with a {@link dev.parlance.socket.AckException}
     */
    public <P, R> CompletableFuture<R> request(
            SocketIOClient client, ServerRequest<P, R> request, P payload, Duration deadline) {
        return ask(client, request, payload, deadline);
    }

    /** As {@link #request(SocketIOClient, ServerRequest, Object, Duration)}, of a request that carries nothing. */
    public <R> CompletableFuture<R> request(SocketIOClient client, ServerRequest<Void, R> request, Duration deadline) {
        return ask(client, request, null, deadline);
    }

    <P, R> CompletableFuture<R> ask(
            SocketIOClient client, ServerRequest<P, R> request, @Nullable P payload, Duration deadline) {
        AnswerReader.checkDeadline(deadline);
        OutgoingEvent event = context.writer().write((Event<P>) request, payload);
        AckFuture<R> answer = new AckFuture<>(
                event.name(), context.execution().callbacks(), AnswerReader.typed(context.json(), request));
        delivery.ask(context.checked(client), event, deadline, answer);
        return answer;
    }

    // --- emitters

    /**
     * An emitter with the methods of an interface, for all clients: what {@code TypedEmitter.of} makes on a Parlance server, of
     * the same interface. Each call checks the interface anew: keep what it returns where that is asked for often.
     *
     * <pre>{@code
     * desk.emitter(Outgoing.class, "ticket:42").said(said);     // @Emits("said") void said(Said said);
     * }</pre>
     *
     * @param type an interface whose methods are annotated {@code @Emits}
     * @throws IllegalArgumentException if a method does not fit its event, in a sentence that names the class and the method
     */
    public <T> T emitter(Class<T> type) {
        return emitter(type, everyone);
    }

    /** As {@link #emitter(Class)}, for the clients in any of those rooms. */
    public <T> T emitter(Class<T> type, String room, String... more) {
        return emitter(type, everyone.to(room).to(more));
    }

    /** As {@link #emitter(Class)}, for an audience of this namespace. */
    public <T> T emitter(Class<T> type, ClientAudience audience) {
        return binding.emitter(type, new AudienceTarget(audience));
    }

    /** As {@link #emitter(Class)}, for one client; of a request it returns that client's answer. */
    public <T> T emitter(Class<T> type, SocketIOClient client) {
        return binding.emitter(type, new ClientTarget(this, context.checked(client)));
    }

    /** Lets it run beside namespaces of Parlance servers. */
    DualRuns dualRuns() {
        return dualRuns;
    }

    /**
     * Ends it: no more events are handled, and threads of its own are interrupted. Call it when the server has stopped; an
     * executor that was given is not closed. Does nothing the second time.
     */
    @Override
    public void close() {
        if (inbox.close()) {
            dualRuns.close();
            context.namespace().removeAllListeners(EventMappings.ANY_EVENT);
            json.release(context.namespace().getName());
            end.run();
        }
    }

    @Override
    public String toString() {
        return "typed namespace " + context.name();
    }
}
