package dev.parlance.internal.server.socket;

import dev.parlance.adapter.Selection;
import dev.parlance.event.ServerRequest;
import dev.parlance.internal.engine.CloseStatus;
import dev.parlance.internal.engine.EngineSession;
import dev.parlance.internal.execution.Mailbox;
import dev.parlance.internal.json.IncomingArguments;
import dev.parlance.internal.server.delivery.JoinedRooms;
import dev.parlance.internal.server.delivery.LocalRooms;
import dev.parlance.internal.server.delivery.Recipient;
import dev.parlance.internal.server.delivery.RoomNames;
import dev.parlance.internal.server.event.EventFormat;
import dev.parlance.internal.server.event.EventSender;
import dev.parlance.internal.server.event.EventWriter;
import dev.parlance.internal.server.event.OutgoingEvent;
import dev.parlance.internal.server.event.PendingAcks;
import dev.parlance.internal.server.listener.ForwardingListenable;
import dev.parlance.internal.server.listener.Listeners;
import dev.parlance.internal.server.listener.Registrations;
import dev.parlance.internal.server.listener.SocketListeners;
import dev.parlance.socket.AckException;
import dev.parlance.socket.Audience;
import dev.parlance.socket.DataMap;
import dev.parlance.socket.DisconnectListener;
import dev.parlance.socket.DisconnectReason;
import dev.parlance.socket.Emitter;
import dev.parlance.socket.Handshake;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.PayloadEncoding;
import dev.parlance.socket.Registration;
import dev.parlance.socket.Room;
import dev.parlance.socket.Socket;
import dev.parlance.socket.Transport;
import dev.parlance.socket.UntypedSocket;
import dev.parlance.socket.User;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** A {@link Socket} that is connected to this server. */
public final class LocalSocket<U extends User> implements Socket<U>, Recipient, EventSender, ForwardingListenable<U> {
    private final String id;
    private final SocketContext<U> context;
    private final ClientConnection connection;
    private final Handshake handshake;
    private final Mailbox mailbox;
    private final ClientTraffic traffic;
    private final LocalData data = new LocalData();
    private final Lifecycle<U> lifecycle;
    private final JoinedRooms joinedRooms = new JoinedRooms();
    private final @Nullable EventSignIn<U> signIn;
    private @Nullable SocketListeners<U> listeners;

    /**
     * Makes a socket that is about to connect.
     *
     * @param user whose it is; null if its client is to sign in
     * @param signIn how; null if it has a user
     */
    public LocalSocket(
            String id,
            @Nullable U user,
            @Nullable UserEntry<U> signIn,
            SocketContext<U> context,
            ClientConnection connection,
            Handshake handshake,
            Mailbox mailbox) {
        this.id = id;
        this.lifecycle = new Lifecycle<>(user);
        this.signIn = signIn == null ? null : new EventSignIn<>(this, lifecycle, signIn);
        this.context = context;
        this.connection = connection;
        this.handshake = handshake;
        this.mailbox = mailbox;
        this.traffic = new ClientTraffic(
                connection, context.delivery(), context.execution().timers(), connection.format());
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public U user() {
        return lifecycle.user();
    }

    @Override
    public boolean isAuthenticated() {
        return lifecycle.isAuthenticated();
    }

    @Override
    public void authenticate(U identified) {
        if (signIn == null) {
            throw new IllegalStateException("namespace " + context.namespace()
                    + " has no admission: its sockets have their users from CONNECT");
        }
        signIn.authenticate(identified);
    }

    /** How it is, and how it becomes so. */
    public Lifecycle<U> lifecycle() {
        return lifecycle;
    }

    /** How its client signs in; null if it had a user from the beginning. */
    public @Nullable EventSignIn<U> signIn() {
        return signIn;
    }

    /** Whether its client is connected and still to sign in. */
    public boolean isSigningIn() {
        return lifecycle.isSigningIn();
    }

    @Override
    public Namespace<U> namespace() {
        return context.namespace();
    }

    SocketContext<U> context() {
        return context;
    }

    @Override
    public Handshake handshake() {
        return handshake;
    }

    @Override
    public DataMap data() {
        return data;
    }

    @Override
    public String userId() {
        return user().id();
    }

    @Override
    public Map<String, @Nullable Object> dataByName() {
        return data.byName();
    }

    @Override
    public boolean isConnected() {
        return lifecycle.isConnected();
    }

    @Override
    public EngineSession session() {
        return connection.session();
    }

    @Override
    public Transport transport() {
        return connection.transport();
    }

    public ClientConnection connection() {
        return connection;
    }

    private LocalRooms localRooms() {
        return context.delivery().rooms();
    }

    @Override
    public JoinedRooms joinedRooms() {
        return joinedRooms;
    }

    @Override
    public Set<Room> rooms() {
        return RoomNames.rooms(localRooms().of(this));
    }

    @Override
    public boolean isIn(Room room) {
        return localRooms().contains(this, room.name());
    }

    @Override
    public void join(Collection<Room> rooms) {
        List<String> names = RoomNames.names(rooms);
        EventTask.checkJoining(this, names.size());
        if (!lifecycle.joinsLater(names) && isConnected()) {
            localRooms().join(this, names);
        }
    }

    @Override
    public void leave(Collection<Room> rooms) {
        List<String> names = RoomNames.names(rooms);
        if (!lifecycle.leavesBefore(names)) {
            localRooms().leave(this, names);
        }
    }

    @Override
    public EventWriter writer() {
        return context.delivery().writer();
    }

    @Override
    public void send(OutgoingEvent event) {
        if (lifecycle.receivesEvents()) {
            notifyOutgoing(event);
            traffic.send(event);
        }
    }

    /** Sends an answer of its own, which it gets in any case. */
    void sendAnswer(OutgoingEvent event) {
        if (isSigningIn() && !isAuthenticated()) {
            traffic.send(event);
        } else {
            send(event);
        }
    }

    @Override
    public void notifyOutgoing(OutgoingEvent event) {
        OutgoingListeners.notify(this, context.listeners(), event);
        SocketListeners<U> ofSocket = listenersOrNull();
        if (ofSocket != null) {
            OutgoingListeners.notify(this, ofSocket, event);
        }
    }

    @Override
    public Emitter asVolatile() {
        return new VolatileSender(this);
    }

    @Override
    public <P, R> CompletableFuture<R> request(ServerRequest<P, R> request, P payload, Duration deadline) {
        return requests().request(request, payload, deadline);
    }

    @Override
    public <P, R> R ask(ServerRequest<P, R> request, P payload, Duration deadline) {
        return requests().ask(request, payload, deadline);
    }

    SocketRequests requests() {
        return new SocketRequests(this);
    }

    @Override
    public UntypedSocket<U> untyped() {
        return new UntypedLocalSocket<>(this);
    }

    @Override
    public void request(OutgoingEvent event, Duration deadline, PendingAcks.Callback callback) {
        if (!lifecycle.receivesEvents()) {
            callback.failed(AckException.Reason.DISCONNECTED);
        } else if (!format().hasAcks()) {
            callback.failed(AckException.Reason.UNSUPPORTED);
        } else {
            traffic.request(event, deadline, callback, () -> notifyOutgoing(event));
        }
    }

    /** Whether the client has an ack of that id to send. */
    public boolean expectsAck(long ackId) {
        return traffic.expectsAck(ackId);
    }

    /** The client has sent an ack. */
    public void answered(long ackId, IncomingArguments received) {
        traffic.answered(ackId, received);
    }

    @Override
    public PayloadEncoding encoding() {
        return traffic.input().payloadEncoding();
    }

    @Override
    public void encoding(PayloadEncoding encoding) {
        traffic.change(traffic.input().withEncoding(encoding), EventTask.owingAck(this));
    }

    @Override
    public EventFormat format() {
        return traffic.output();
    }

    ClientTraffic traffic() {
        return traffic;
    }

    @Override
    public Audience broadcast() {
        return context.delivery().audience(Selection.everyone().excluding(Set.of(id)));
    }

    @Override
    public Audience toOtherDevices() {
        return broadcast().toUsers(userId());
    }

    @Override
    public Listeners<U> listeners() {
        return ofSocket().events();
    }

    /** The listeners of this socket, or null while there are none. */
    synchronized @Nullable SocketListeners<U> listenersOrNull() {
        return listeners;
    }

    private synchronized SocketListeners<U> ofSocket() {
        if (listeners == null) {
            listeners = context.listeners().ofSocket();
        }
        return listeners;
    }

    @Override
    public Registration onDisconnecting(DisconnectListener<U> listener) {
        return Registrations.in(ofSocket().disconnecting(), listener);
    }

    @Override
    public Registration onDisconnect(DisconnectListener<U> listener) {
        return Registrations.in(ofSocket().disconnect(), listener);
    }

    /** Queues a task behind those of this socket that wait. */
    public void submit(Mailbox.Task task) {
        mailbox.submit(task);
    }

    /** Drops the events that wait. */
    public void discardWaiting() {
        mailbox.discardWaiting();
    }

    /** Enters its first rooms, if that admits it; no broadcast sees it there before. See {@link LocalRooms#add}. */
    public boolean enter(BooleanSupplier admit) {
        return localRooms().add(this, lifecycle::takeFirstRooms, admit);
    }

    @Override
    public void disconnect() {
        if (close(DisconnectReason.SERVER_NAMESPACE_DISCONNECT)) {
            connection.left(this);
        }
    }

    /** Ends its connection with all its sockets. */
    public void closeConnection(DisconnectReason reason) {
        connection.close(reason);
    }

    @Override
    public void disconnectClient() {
        connection.disconnectAll();
    }

    @Override
    public void close(int code, String reason) {
        connection.disconnectAll(CloseStatus.checked(code, reason));
    }

    /** Ends it, if it was connected; its disconnect listeners run after the events that wait. */
    public boolean close(DisconnectReason reason) {
        Lifecycle.State before = lifecycle.close(reason);
        if (before == Lifecycle.State.SIGNING_IN) {
            // Nobody has been notified of it.
            return true;
        }
        if (before != Lifecycle.State.CONNECTED) {
            return false;
        }
        traffic.close();
        mailbox.submit(new Disconnection<>(
                this, reason, context, this::listenersOrNull, () -> localRooms().remove(this)));
        return true;
    }

    @Override
    public String toString() {
        return "socket " + id + " of " + context.namespace();
    }
}
