package dev.parlance.internal.server.namespace;

import dev.parlance.adapter.Adapter;
import dev.parlance.adapter.Selection;
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
import dev.parlance.internal.server.report.NamespaceReports;
import dev.parlance.internal.server.socket.IgnoredEvents;
import dev.parlance.internal.server.socket.LocalData;
import dev.parlance.internal.server.socket.SocketContext;
import dev.parlance.socket.Audience;
import dev.parlance.socket.BlockingExecutor;
import dev.parlance.socket.ConnectListener;
import dev.parlance.socket.DataMap;
import dev.parlance.socket.DisconnectListener;
import dev.parlance.socket.Feature;
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
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A {@link Namespace} of this server; as an audience it is all its sockets. */
public final class LocalNamespace<U extends User> implements Namespace<U>, ForwardingAudience, ForwardingListenable<U> {
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
    private final LocalData data = new LocalData();
    private final UserSignIns userSignIns = new UserSignIns();
    private final CloseTasks closeTasks = new CloseTasks(this);
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile boolean everConnected;

    /**
     * Makes a namespace without sockets.
     *
     * @param label what it is called in metrics
     * @param released is run each time that a socket has gone; null if there is nothing to do
     */
    LocalNamespace(
            String name,
            String label,
            NamespaceEnvironment environment,
            NamespaceSettings settings,
            RefusalMappings refusals,
            @Nullable Runnable released) {
        this.name = name;
        this.server = environment.server();
        this.blocking = environment.blocking();
        this.refusals = refusals;
        this.vocabulary = settings.vocabulary();
        this.socketListeners =
                new SocketListeners<>(new Listeners<>(new EventRules(toString(), environment.json(), vocabulary)));
        this.delivery = new DeliveryContext(
                new EventWriter(environment.json(), name),
                environment.engine(),
                environment.execution(),
                environment.adapters());
        this.everyone = delivery.audience(Selection.everyone());
        this.socketContext = new SocketContext<>(
                this,
                socketListeners,
                delivery,
                environment.execution(),
                vocabulary,
                refusals,
                settings.unknownEvents() == UnknownEvents.IGNORE ? new IgnoredEvents(this) : null,
                new NamespaceReports(environment.reports(), this, label),
                released);
    }

    @Override
    public String name() {
        return name;
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

    /**
     * Lets a server of another kind in this process take part in the namespace, as a server of its cluster would.
     *
     * @param server that server: answers at once; closed with the namespace
     * @return this server and those beside it, as that server sees them; closing it ends the participation
     */
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
        for (Middleware<U> middleware : middlewares) {
            socketContext.reports().run(() -> middleware.connected(socket), "middleware");
        }
        for (ConnectListener<U> listener : connectListeners) {
            socketContext.reports().run(() -> listener.connected(socket), "connect listener");
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
