package dev.parlance.internal.server.namespace;

import dev.parlance.adapter.Adapter;
import dev.parlance.adapter.AdapterStatus;
import dev.parlance.adapter.Selection;
import dev.parlance.adapter.SequenceNumber;
import dev.parlance.event.AuthEvents;
import dev.parlance.event.Catalogue;
import dev.parlance.event.RefusedException;
import dev.parlance.internal.execution.Printable;
import dev.parlance.internal.execution.Safely;
import dev.parlance.internal.server.delivery.DeliveryContext;
import dev.parlance.internal.server.delivery.ForwardingAudience;
import dev.parlance.internal.server.delivery.Recipient;
import dev.parlance.internal.server.delivery.RoomNames;
import dev.parlance.internal.server.event.EventWriter;
import dev.parlance.internal.server.event.RefusalMappings;
import dev.parlance.internal.server.listener.EventRules;
import dev.parlance.internal.server.listener.FeatureInstallation;
import dev.parlance.internal.server.listener.ForwardingListenable;
import dev.parlance.internal.server.listener.Listeners;
import dev.parlance.internal.server.listener.Registrations;
import dev.parlance.internal.server.listener.SocketListeners;
import dev.parlance.internal.server.listener.Vocabulary;
import dev.parlance.internal.server.recovery.NamespaceRecovery;
import dev.parlance.internal.server.recovery.SessionEnds;
import dev.parlance.internal.server.report.NamespaceReports;
import dev.parlance.internal.server.socket.EndedCredentials;
import dev.parlance.internal.server.socket.HandlerInterceptors;
import dev.parlance.internal.server.socket.IgnoredEvents;
import dev.parlance.internal.server.socket.LocalData;
import dev.parlance.internal.server.socket.LocalSocket;
import dev.parlance.internal.server.socket.NamespaceCredentials;
import dev.parlance.internal.server.socket.SocketContext;
import dev.parlance.socket.Audience;
import dev.parlance.socket.Authentication;
import dev.parlance.socket.BlockingExecutor;
import dev.parlance.socket.ConnectListener;
import dev.parlance.socket.CredentialAuthenticator;
import dev.parlance.socket.DataMap;
import dev.parlance.socket.DisconnectListener;
import dev.parlance.socket.Feature;
import dev.parlance.socket.HandlerInvocation.Kind;
import dev.parlance.socket.Middleware;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Registration;
import dev.parlance.socket.Room;
import dev.parlance.socket.RoomListener;
import dev.parlance.socket.Server;
import dev.parlance.socket.Socket;
import dev.parlance.socket.UnknownEvents;
import dev.parlance.socket.UntypedNamespace;
import dev.parlance.socket.User;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A {@link Namespace} of this server; as an audience it is all its sockets. */
public final class LocalNamespace<U extends User>
        implements RecoveringNamespace<U>, ForwardingAudience, ForwardingListenable<U> {
    private final String name;
    private final Server server;
    private final BlockingExecutor blocking;
    private final Vocabulary vocabulary;
    private final RefusalMappings refusals;
    private final SocketListeners<U> socketListeners;
    private final DeliveryContext delivery;
    private final Audience everyone;
    private final SocketContext<U> socketContext;
    private final List<Middleware<U>> middlewares = new CopyOnWriteArrayList<>();
    private final List<ConnectListener<U>> connectListeners = new CopyOnWriteArrayList<>();
    private final ReturnChecks<U> returnChecks = new ReturnChecks<>(this);
    private final LocalData data = new LocalData();
    private final UserSignIns userSignIns = new UserSignIns();
    private final CloseTasks closeTasks = new CloseTasks(this);
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile boolean everConnected;

    /** A namespace without sockets, called {@code label} in metrics; {@code released} is run each time that a socket has gone. */
    LocalNamespace(
            String name,
            String label,
            NamespaceEnvironment environment,
            NamespaceSettings settings,
            RefusalMappings refusals,
            @Nullable CredentialAuthenticator<U> authenticator,
            @Nullable Runnable released) {
        this.name = name;
        this.server = environment.server();
        this.blocking = environment.blocking();
        this.refusals = refusals;
        this.vocabulary = settings.vocabulary();
        this.socketListeners =
                new SocketListeners<>(new Listeners<>(new EventRules(toString(), environment.json(), vocabulary)));
        NamespaceReports reports = new NamespaceReports(environment.reports(), this, label);
        this.delivery = new DeliveryContext(
                new EventWriter(environment.json(), name),
                environment.engine(),
                environment.execution(),
                environment.adapters(),
                reports,
                environment.logBounds());
        this.everyone = delivery.audience(Selection.everyone());
        NamespaceCredentials<U> credentials =
                new NamespaceCredentials<>(authenticator, environment.credentials(), reports);
        SessionEnds<U> sessionEnds = new SessionEnds<>(reports);
        NamespaceRecovery<U> recovery = environment.recovery(delivery, sessionEnds);
        if (recovery != null) {
            closeTasks.add(recovery::close);
        }
        this.socketContext = new SocketContext<>(
                this,
                socketListeners,
                delivery,
                environment.execution(),
                vocabulary,
                refusals,
                settings.unknownEvents() == UnknownEvents.IGNORE ? new IgnoredEvents(this) : null,
                reports,
                HandlerInterceptors.of(environment.interceptors(), reports),
                credentials,
                recovery,
                sessionEnds,
                released);
        if (authenticator != null) {
            socketListeners.events().handle(AuthEvents.REFRESH, credentials::refresh);
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean isDelivered(String sequence, long number) {
        return delivery.isDelivered(new SequenceNumber(sequence, number));
    }

    @Override
    public String label() {
        return socketContext.reports().label();
    }

    /** How many sockets are in their rooms. */
    public int socketCount() {
        return delivery.rooms().size();
    }

    /** How many rooms there are that the application has named. */
    public int roomCount() {
        return rooms().size();
    }

    /** Whether its other servers can be reached. */
    public AdapterStatus adapterStatus() {
        return delivery.adapter().status();
    }

    @Override
    public CompletableFuture<Set<Room>> fetchRooms() {
        Set<String> here = delivery.node().fetchRooms();
        return delivery.ask(Adapter::fetchRooms).thenApply(elsewhere -> {
            Set<String> all = new HashSet<>(here);
            all.addAll(elsewhere);
            return RoomNames.rooms(all);
        });
    }

    @Override
    public CompletableFuture<Integer> serverCount() {
        return delivery.ask(Adapter::serverCount);
    }

    /** What its sockets share. */
    public SocketContext<U> socketContext() {
        return socketContext;
    }

    /** Its name as it may be logged: where namespaces are made on demand, a client has chosen it. */
    @Override
    public String toString() {
        return Printable.of(name);
    }

    /** Lets a server of another kind in this process take part, as one of its cluster would: see {@link DeliveryContext#join}. */
    public Adapter join(Adapter server) {
        return delivery.join(server);
    }

    /**
     * Leaves the other servers.
     *
     * @return what the application wants to be run now; nothing the second time
     */
    public List<Runnable> close() {
        if (closed.compareAndSet(false, true)) {
            Safely.run(delivery::close, "The adapter of namespace {} failed to close", this);
        }
        return closeTasks.end();
    }

    @Override
    public Listeners<U> listeners() {
        return socketListeners.events();
    }

    @Override
    public Audience everyone() {
        return everyone;
    }

    @Override
    public UntypedNamespace<U> untyped() {
        return new UntypedLocalNamespace<>(listeners(), everyone.untyped(), delivery);
    }

    // --- connecting

    /** Passes the middlewares; what they throw refuses the connection. Application code. */
    public void pass(Socket<U> socket) throws Exception {
        for (Middleware<U> middleware : middlewares) {
            middleware.connecting(socket);
        }
    }

    /** Calls the middlewares again, then the connect listeners. Application code. */
    public void connected(Socket<U> socket) {
        everConnected = true;
        if (middlewares.isEmpty() && connectListeners.isEmpty()) {
            return;
        }
        HandlerInterceptors interceptors = socketContext.interceptors();
        if (interceptors == null) {
            connected(socket, new HandlerInterceptors.Failures());
        } else {
            interceptors.around(Kind.CONNECT, socket, failures -> connected(socket, failures));
        }
    }

    private void connected(Socket<U> socket, HandlerInterceptors.Failures failures) {
        for (Middleware<U> middleware : middlewares) {
            failures.add(socketContext.reports().run(() -> middleware.connected(socket), "middleware"));
        }
        for (ConnectListener<U> listener : connectListeners) {
            failures.add(socketContext.reports().run(() -> listener.connected(socket), "connect listener"));
        }
    }

    /** Whether a socket has ever connected to it. */
    boolean everConnected() {
        return everConnected;
    }

    /** A socket that was to connect was refused. */
    public void released() {
        Runnable released = socketContext.released();
        if (released != null) {
            released.run();
        }
    }

    // --- the application's side

    @Override
    public Server server() {
        return server;
    }

    @Override
    public List<Catalogue> catalogues() {
        return vocabulary.catalogues();
    }

    @Override
    public Registration onClose(Runnable task) {
        return closeTasks.add(task);
    }

    @Override
    public DataMap data() {
        return data;
    }

    @Override
    public BlockingExecutor blockingExecutor() {
        return blocking;
    }

    @Override
    public Registration use(Middleware<U> middleware) {
        return Registrations.in(middlewares, middleware);
    }

    /** With what exceptions of the application are refused. */
    public RefusalMappings refusals() {
        return refusals;
    }

    @Override
    public <E extends Exception> Registration refuse(Class<E> type, Function<? super E, RefusedException> refusal) {
        return FeatureInstallation.note(refusals.add(type, refusal));
    }

    @Override
    public Registration onConnect(ConnectListener<U> listener) {
        return Registrations.in(connectListeners, listener);
    }

    @Override
    public Registration onDisconnecting(DisconnectListener<U> listener) {
        return Registrations.in(socketListeners.disconnecting(), listener);
    }

    @Override
    public Registration onDisconnect(DisconnectListener<U> listener) {
        return Registrations.in(socketListeners.disconnect(), listener);
    }

    @Override
    public SessionEnds<U> sessionEnds() {
        return socketContext.sessionEnds();
    }

    @Override
    public ReturnChecks<U> returnChecks() {
        return returnChecks;
    }

    @Override
    public Registration onRooms(RoomListener listener) {
        return delivery.roomNotifier().add(listener);
    }

    @Override
    public Registration install(Feature<? super U> feature) {
        return FeatureInstallation.run(() -> feature.installOn(this));
    }

    @Override
    public Collection<Socket<U>> sockets() {
        return delivery.rooms().select(Selection.everyone()).stream()
                .filter(Recipient::isConnected)
                .map(this::typed)
                .toList();
    }

    /** How many sockets a user has here. */
    public int socketsOf(User user) {
        return delivery.rooms()
                .select(Selection.inRooms(Set.of(Room.nameOfUser(user.id()))))
                .size();
    }

    /** Ends the sockets whose credentials are such. */
    public void revoke(Predicate<Authentication<?>> revoked) {
        for (Socket<U> socket : sockets()) {
            if (revoked.test(socket.authentication())) {
                LocalSocket<U> local = (LocalSocket<U>) socket;
                local.connection().end(local, EndedCredentials.REVOKED);
            }
        }
        if (socketContext.recovery() != null) {
            socketContext.recovery().revoke(revoked);
        }
    }

    /** Who is about to get a socket here. */
    public UserSignIns userSignIns() {
        return userSignIns;
    }

    @Override
    public @Nullable Socket<U> socket(String id) {
        Recipient socket = delivery.rooms().socket(id);
        return socket == null || !socket.isConnected() ? null : typed(socket);
    }

    // Its rooms hold no sockets but those that were made for it.
    @SuppressWarnings("unchecked")
    private Socket<U> typed(Recipient socket) {
        return (Socket<U>) socket;
    }

    @Override
    public Collection<Room> rooms() {
        return RoomNames.rooms(delivery.rooms().names());
    }
}
