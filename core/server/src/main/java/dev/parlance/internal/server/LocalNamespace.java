package dev.parlance.internal.server;

import dev.parlance.adapter.Adapter;
import dev.parlance.adapter.AdapterFactory;
import dev.parlance.adapter.Selection;
import dev.parlance.socket.Answers;
import dev.parlance.socket.Audience;
import dev.parlance.socket.BlockingExecutor;
import dev.parlance.socket.ConnectListener;
import dev.parlance.socket.DisconnectListener;
import dev.parlance.socket.Feature;
import dev.parlance.socket.Middleware;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Registration;
import dev.parlance.socket.Room;
import dev.parlance.socket.RoomListener;
import dev.parlance.socket.Socket;
import dev.parlance.socket.User;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A {@link Namespace} of this server; as an audience it is everyone on it. */
final class LocalNamespace<U extends User> implements Namespace<U>, ForwardingAudience, ForwardingListenable<U> {
    private final String name;
    private final Environment environment;
    private final Identification<U> identification;
    private final Runnable released;
    private final EventWriter writer;
    private final EventRules rules;
    private final SocketListeners<U> socketListeners;
    private final List<Middleware<? super U>> middlewares = new CopyOnWriteArrayList<>();
    private final List<ConnectListener<? super U>> connectListeners = new CopyOnWriteArrayList<>();
    private final ServerSideEvents serverSide;
    private final NamespaceNode node = new NamespaceNode(this);
    private final Delivery delivery = new Delivery(this);
    private final RoomAudience everyone;
    private final RoomEvents roomEvents;
    private final LocalRooms rooms;
    private final Adapter adapter;
    private final AtomicBoolean closed = new AtomicBoolean();

    /**
     * Makes a namespace without sockets.
     *
     * @param released hears each time that a socket has gone
     */
    LocalNamespace(String name, Environment environment, Identification<U> identification, Runnable released) {
        this.name = name;
        this.environment = environment;
        this.identification = identification;
        this.released = released;
        this.everyone = RoomAudience.of(this, Selection.ALL);
        this.writer = new EventWriter(environment.json(), name);
        this.rules = new EventRules(name, environment.json(), null);
        this.socketListeners = new SocketListeners<>(new Listeners<>(rules));
        this.serverSide = new ServerSideEvents(environment);
        this.roomEvents = new RoomEvents(this::adapter);
        this.rooms = new LocalRooms(roomEvents);
        // Last: the other servers may ask before it returns.
        this.adapter = environment.settings().adapters().open(name, node);
    }

    @Override
    public String name() {
        return name;
    }

    Environment environment() {
        return environment;
    }

    EventWriter writer() {
        return writer;
    }

    LocalRooms localRooms() {
        return rooms;
    }

    Adapter adapter() {
        return adapter;
    }

    /** Its name as it may be logged: where namespaces are made on demand, a client has chosen it. */
    @Override
    public String toString() {
        return Printable.of(name);
    }

    /** Whether there are no other servers. */
    boolean isAlone() {
        return environment.settings().adapters() == AdapterFactory.ALONE;
    }

    /** Leaves the other servers. Does nothing the second time. */
    void close() {
        if (closed.compareAndSet(false, true)) {
            Safely.run(adapter::close, "The adapter of namespace {} failed to close", this);
        }
    }

    NamespaceNode node() {
        return node;
    }

    Delivery delivery() {
        return delivery;
    }

    ServerSideEvents serverSide() {
        return serverSide;
    }

    SocketListeners<U> socketListeners() {
        return socketListeners;
    }

    Listeners<U> newSocketListeners() {
        return new Listeners<>(new EventRules(name, environment.json(), rules));
    }

    @Override
    public Listeners<U> listeners() {
        return socketListeners.events();
    }

    @Override
    public Audience everyone() {
        return everyone;
    }

    // --- connecting

    /** Tells who this is; what it throws refuses the connection. Application code. */
    U identify(ClientHandshake handshake, String socketId) throws Exception {
        U user = Objects.requireNonNull(
                identification.identify(handshake, socketId), "an authenticator returned null for a user");
        if (Objects.requireNonNull(user.id(), "a user's id is null").isEmpty()) {
            throw new IllegalStateException("a user's id is empty");
        }
        return user;
    }

    /** Passes the middlewares; what they throw refuses the connection. Application code. */
    void pass(LocalSocket<U> socket) throws Exception {
        for (Middleware<? super U> middleware : middlewares) {
            middleware.connecting(socket);
        }
    }

    /** Tells the application of a socket that has connected. */
    void connected(LocalSocket<U> socket) {
        for (ConnectListener<? super U> listener : connectListeners) {
            Safely.run(() -> listener.connected(socket), "A connect listener of namespace {} failed", this);
        }
    }

    void remove(LocalSocket<U> socket) {
        rooms.remove(socket);
    }

    void released() {
        released.run();
    }

    // --- the application's side

    @Override
    public BlockingExecutor blockingExecutor() {
        return environment.blocking();
    }

    @Override
    public Registration use(Middleware<? super U> middleware) {
        return Registrations.in(middlewares, middleware);
    }

    @Override
    public Registration onConnect(ConnectListener<? super U> listener) {
        return Registrations.in(connectListeners, listener);
    }

    @Override
    public Registration onDisconnecting(DisconnectListener<? super U> listener) {
        return Registrations.in(socketListeners.disconnecting(), listener);
    }

    @Override
    public Registration onDisconnect(DisconnectListener<? super U> listener) {
        return Registrations.in(socketListeners.disconnect(), listener);
    }

    @Override
    public Registration onRooms(RoomListener listener) {
        return roomEvents.add(listener);
    }

    @Override
    public void install(Feature<? super U> feature) {
        feature.installOn(this);
    }

    @Override
    public Collection<Socket<U>> sockets() {
        return rooms.select(Selection.ALL).stream()
                .filter(LocalSocket::isConnected)
                .map(this::own)
                .toList();
    }

    @Override
    public @Nullable Socket<U> socket(String id) {
        LocalSocket<?> socket = rooms.socket(id);
        return socket == null || !socket.isConnected() ? null : own(socket);
    }

    // Its rooms hold no sockets but those that were made for it.
    @SuppressWarnings("unchecked")
    private Socket<U> own(LocalSocket<?> socket) {
        return (Socket<U>) socket;
    }

    @Override
    public Collection<Room> rooms() {
        return rooms.names().stream().map(Room::new).toList();
    }

    @Override
    public void serverSideEmit(String event, @Nullable Object... arguments) {
        adapter.serverSideEmit(event, Collections.unmodifiableList(Arrays.asList(arguments.clone())));
    }

    @Override
    public CompletionStage<Answers<@Nullable Object>> serverSideRequest(
            String event, Duration deadline, @Nullable Object... arguments) {
        AnswerReader.checkDeadline(deadline);
        return adapter.serverSideRequest(
                        event, Collections.unmodifiableList(Arrays.asList(arguments.clone())), deadline)
                .thenApply(answers -> new Answers<>(answers.answers(), answers.missing(), 0));
    }

    @Override
    public Registration onServerSideEmit(String event, ServerSideListener listener) {
        return serverSide.add(event, listener);
    }
}
