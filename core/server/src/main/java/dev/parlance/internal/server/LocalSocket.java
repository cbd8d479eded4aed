package dev.parlance.internal.server;

import dev.parlance.adapter.Selection;
import dev.parlance.event.ServerRequest;
import dev.parlance.internal.engine.EngineSession;
import dev.parlance.internal.execution.Mailbox;
import dev.parlance.internal.json.IncomingArguments;
import dev.parlance.socket.AckException;
import dev.parlance.socket.Audience;
import dev.parlance.socket.DisconnectListener;
import dev.parlance.socket.DisconnectReason;
import dev.parlance.socket.Emitter;
import dev.parlance.socket.Handshake;
import dev.parlance.socket.Registration;
import dev.parlance.socket.Room;
import dev.parlance.socket.Socket;
import dev.parlance.socket.User;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A {@link Socket} that is connected to this server. */
final class LocalSocket<U extends User> implements Socket<U>, Outbox, ForwardingListenable<U> {
    private final String id;
    private final U user;
    private final LocalNamespace<U> namespace;
    private final Connection connection;
    private final Handshake handshake;
    private final Mailbox mailbox;
    private final PendingAcks acks;
    private final LocalData data = new LocalData();
    private volatile State state = State.CONNECTING;
    private @Nullable DisconnectReason ended;
    private @Nullable List<String> firstRooms;
    private @Nullable SocketListeners<U> listeners;

    /** The names of its rooms but its own; guarded by its rooms' lock. */
    final RoomNames joined = new RoomNames();

    private enum State {
        CONNECTING,
        CONNECTED,
        CLOSED
    }

    LocalSocket(
            String id,
            U user,
            LocalNamespace<U> namespace,
            Connection connection,
            Handshake handshake,
            Mailbox mailbox) {
        this.id = id;
        this.user = user;
        this.namespace = namespace;
        this.connection = connection;
        this.handshake = handshake;
        this.mailbox = mailbox;
        this.acks = new PendingAcks(namespace.environment().timers());
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public U user() {
        return user;
    }

    @Override
    public LocalNamespace<U> namespace() {
        return namespace;
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
    public boolean isConnected() {
        return state == State.CONNECTED;
    }

    EngineSession session() {
        return connection.session();
    }

    Connection connection() {
        return connection;
    }

    // --- rooms

    @Override
    public Set<Room> rooms() {
        Set<Room> rooms = new LinkedHashSet<>();
        if (namespace.localRooms().socket(id) == this) {
            rooms.add(Room.ofSocket(id));
            namespace.localRooms().of(this).forEach(name -> rooms.add(new Room(name)));
        }
        return rooms;
    }

    @Override
    public boolean isIn(Room room) {
        return namespace.localRooms().contains(this, room.name());
    }

    @Override
    public void join(Room... rooms) {
        List<String> names = Rooms.names(rooms);
        synchronized (this) {
            if (state == State.CONNECTING) {
                firstRooms().addAll(names);
                return;
            }
        }
        if (isConnected()) {
            namespace.localRooms().join(this, names);
        }
    }

    @Override
    public void leave(Room... rooms) {
        List<String> names = Rooms.names(rooms);
        synchronized (this) {
            if (state == State.CONNECTING) {
                firstRooms().removeAll(names);
                return;
            }
        }
        namespace.localRooms().leave(this, names);
    }

    private List<String> firstRooms() {
        if (firstRooms == null) {
            firstRooms = new ArrayList<>();
        }
        return firstRooms;
    }

    /** The rooms that it enters when it connects. */
    synchronized List<String> takeFirstRooms() {
        List<String> names = new ArrayList<>();
        names.add(Room.ofUser(user.id()).name());
        if (firstRooms != null) {
            names.addAll(firstRooms);
            firstRooms = null;
        }
        return names;
    }

    // --- sending

    @Override
    public EventWriter writer() {
        return namespace.writer();
    }

    @Override
    public void send(Outgoing event) {
        if (isConnected()) {
            OutgoingListeners.tell(this, event);
            session().send(event.frame(Outgoing.NO_ACK));
        }
    }

    @Override
    public Emitter asVolatile() {
        return new VolatileOutbox(this);
    }

    @Override
    public <P, R> CompletionStage<R> request(ServerRequest<P, R> request, P payload, Duration deadline) {
        return ask(writer().write(request, payload), deadline, AnswerReader.typed(namespace.environment(), request));
    }

    @Override
    public CompletionStage<List<@Nullable Object>> request(
            String name, Duration deadline, @Nullable Object... arguments) {
        return ask(writer().untyped(name, arguments), deadline, IncomingArguments::values);
    }

    private <R> CompletionStage<R> ask(Outgoing event, Duration deadline, Function<IncomingArguments, R> read) {
        AnswerReader.checkDeadline(deadline);
        AckFuture<R> answer =
                new AckFuture<>(event.name(), namespace.environment().callbacks(), read);
        ask(event, deadline, answer);
        return answer;
    }

    /** Sends an event whose ack the callback hears of. */
    void ask(Outgoing event, Duration deadline, PendingAcks.Callback callback) {
        if (!isConnected()) {
            callback.failed(AckException.Reason.DISCONNECTED);
            return;
        }
        long ackId = acks.expect(deadline, callback);
        if (ackId != Outgoing.NO_ACK) {
            OutgoingListeners.tell(this, event);
            session().send(event.frame(ackId));
        }
    }

    void answered(long ackId, IncomingArguments arguments) {
        acks.answered(ackId, arguments);
    }

    @Override
    public Audience to(Room... rooms) {
        return broadcast().to(rooms);
    }

    @Override
    public Audience broadcast() {
        return RoomAudience.of(namespace, new Selection(Set.of(), Set.of(id)));
    }

    @Override
    public Audience toOtherDevices() {
        return to(Room.ofUser(user.id()));
    }

    // --- listening

    @Override
    public Listeners<U> listeners() {
        return ownListeners().events();
    }

    /** Its own listeners, or null while there are none. */
    synchronized @Nullable SocketListeners<U> listenersOrNull() {
        return listeners;
    }

    private synchronized SocketListeners<U> ownListeners() {
        if (listeners == null) {
            listeners = new SocketListeners<>(namespace.newSocketListeners());
        }
        return listeners;
    }

    @Override
    public Registration onDisconnecting(DisconnectListener<? super U> listener) {
        return Registrations.in(ownListeners().disconnecting(), listener);
    }

    @Override
    public Registration onDisconnect(DisconnectListener<? super U> listener) {
        return Registrations.in(ownListeners().disconnect(), listener);
    }

    // --- life

    void submit(Mailbox.Task task) {
        mailbox.submit(task);
    }

    /** Whether events that wait are still to be handled: what a client sent before it left, but not before a kick. */
    synchronized boolean handlesWaiting() {
        return ended == null
                || ended == DisconnectReason.CLIENT_NAMESPACE_DISCONNECT
                || ended == DisconnectReason.TRANSPORT_CLOSE
                || ended == DisconnectReason.TRANSPORT_ERROR
                || ended == DisconnectReason.PING_TIMEOUT;
    }

    /**
     * From now on it is connected; false if it was disconnected before.
     *
     * @param announce runs first: what is sent to the socket arrives after what this sends
     */
    synchronized boolean open(Runnable announce) {
        if (state != State.CONNECTING) {
            return false;
        }
        announce.run();
        state = State.CONNECTED;
        return true;
    }

    /** It is not let in. */
    synchronized void discard() {
        state = State.CLOSED;
    }

    @Override
    public void disconnect() {
        if (close(DisconnectReason.SERVER_NAMESPACE_DISCONNECT)) {
            connection.left(this);
        }
    }

    @Override
    public void disconnectClient() {
        connection.disconnectAll();
    }

    /** Ends it, if it was connected: listeners hear of it in their turn. */
    boolean close(DisconnectReason reason) {
        synchronized (this) {
            boolean connected = state == State.CONNECTED;
            state = State.CLOSED;
            if (!connected) {
                return false;
            }
            ended = reason;
        }
        acks.close();
        mailbox.submit(new Disconnection<>(this, reason));
        return true;
    }

    @Override
    public String toString() {
        return "socket " + id + " of " + namespace.name();
    }
}
