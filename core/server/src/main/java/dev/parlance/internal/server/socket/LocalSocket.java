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
import dev.parlance.internal.server.event.EventFormat;
import dev.parlance.internal.server.event.EventSender;
import dev.parlance.internal.server.event.EventWriter;
import dev.parlance.internal.server.event.OutgoingEvent;
import dev.parlance.internal.server.event.PendingAcks;
import dev.parlance.internal.server.history.RoomHistory;
import dev.parlance.internal.server.listener.ForwardingListenable;
import dev.parlance.internal.server.listener.Listeners;
import dev.parlance.internal.server.listener.Registrations;
import dev.parlance.internal.server.listener.SocketListeners;
import dev.parlance.socket.AckException;
import dev.parlance.socket.Audience;
import dev.parlance.socket.Authentication;
import dev.parlance.socket.DisconnectListener;
import dev.parlance.socket.DisconnectReason;
import dev.parlance.socket.Emitter;
import dev.parlance.socket.Handshake;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.PayloadEncoding;
import dev.parlance.socket.Registration;
import dev.parlance.socket.Room;
import dev.parlance.socket.Transport;
import dev.parlance.socket.UntypedSocket;
import dev.parlance.socket.User;
import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** A {@link Socket} that is connected to this server. */
public final class LocalSocket<U extends User>
        implements RecoverableSocket<U>, Recipient, EventSender, ForwardingListenable<U> {
    private final SocketSession<U> recoverable = new SocketSession<>(this);
    private volatile String id;
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

    /** A socket that is about to connect; without a user, if its client is to sign in as {@code signIn} says. */
    public LocalSocket(
            String id,
            @Nullable Authentication<U> authentication,
            @Nullable UserEntry<U> signIn,
            SocketContext<U> context,
            ClientConnection connection,
            Handshake handshake,
            Mailbox mailbox) {
        this.id = id;
        this.lifecycle = new Lifecycle<>(authentication);
        this.signIn = signIn == null ? null : new EventSignIn<>(this, lifecycle, signIn);
        this.context = context;
        this.connection = connection;
        this.handshake = handshake;
        this.mailbox = mailbox;
        this.traffic = new ClientTraffic(connection, context, connection.format());
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String clientId() {
        return connection.clientId();
    }

    @Override
    public U user() {
        return lifecycle.authentication().user();
    }

    @Override
    public Authentication<U> authentication() {
        return lifecycle.authentication();
    }

    @Override
    public boolean isAuthenticated() {
        return lifecycle.isAuthenticated();
    }

    @Override
    public void authenticate(U identified) {
        authenticate(Authentication.of(identified)
                .issued(context.execution().timers().now()));
    }

    @Override
    public void authenticate(Authentication<U> identified) {
        if (signIn == null) {
            throw new IllegalStateException("namespace " + context.namespace()
                    + " has no admission: its sockets have their users from CONNECT");
        }
        signIn.authenticate(identified);
    }

    @Override
    public SocketSession<U> recoverable() {
        return recoverable;
    }

    @Override
    public @Nullable RoomHistory roomHistory() {
        return recoverable.roomHistory();
    }

    /** It has the id of the socket before it, of the same session; before anybody sees it. */
    void resume(String before) {
        id = before;
    }

    /** How it is, and how it becomes so. */
    public Lifecycle<U> lifecycle() {
        return lifecycle;
    }

    /** How its client signs in; null if it had a user from the beginning. */
    public @Nullable EventSignIn<U> signIn() {
        return signIn;
    }

    @Override
    public Namespace<U> namespace() {
        return context.namespace();
    }

    public SocketContext<U> context() {
        return context;
    }

    @Override
    public Handshake handshake() {
        return handshake;
    }

    @Override
    public LocalData data() {
        return data;
    }

    @Override
    public String userId() {
        return user().id();
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

    @Override
    public JoinedRooms joinedRooms() {
        return joinedRooms;
    }

    @Override
    public Set<Room> rooms() {
        return socketRooms().all();
    }

    @Override
    public boolean isIn(Room room) {
        return socketRooms().contains(room);
    }

    @Override
    public void join(Collection<Room> rooms) {
        socketRooms().join(rooms);
    }

    @Override
    public void leave(Collection<Room> rooms) {
        socketRooms().leave(rooms);
    }

    private SocketRooms socketRooms() {
        return new SocketRooms(this, context.delivery().rooms());
    }

    @Override
    public EventWriter writer() {
        return context.delivery().writer();
    }

    @Override
    public void send(OutgoingEvent event) {
        if (!recoverable.sends(event, false) && lifecycle.receivesEvents()) {
            notifyOutgoing(event);
            traffic.send(event);
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

    /** Runs its events, one after another. */
    public Mailbox mailbox() {
        return mailbox;
    }

    /** Enters its first rooms, if that admits it; no broadcast sees it there before. See {@link LocalRooms#add}. */
    public boolean enter(BooleanSupplier admit) {
        return context.delivery().rooms().add(this, lifecycle::takeFirstRooms, admit);
    }

    @Override
    public void disconnect() {
        if (close(DisconnectReason.SERVER_NAMESPACE_DISCONNECT)) {
            connection.left(this);
        } else {
            recoverable.disconnect();
        }
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
        lifecycle.stopExpiry();
        mailbox.submit(new Disconnection<>(
                this,
                reason,
                context,
                this::listenersOrNull,
                () -> context.delivery().rooms().remove(this),
                recoverable.closed(reason)));
        return true;
    }

    @Override
    public String toString() {
        return "socket " + id + " of " + context.namespace();
    }
}
