package dev.parlance.internal.server;

import dev.parlance.internal.engine.CloseReason;
import dev.parlance.internal.engine.EngineSession;
import dev.parlance.internal.engine.Frame;
import dev.parlance.internal.engine.SessionListener;
import dev.parlance.internal.execution.Backlog;
import dev.parlance.internal.execution.Mailbox;
import dev.parlance.internal.execution.Printable;
import dev.parlance.internal.execution.Timers;
import dev.parlance.internal.json.IncomingArguments;
import dev.parlance.internal.json.MalformedJsonException;
import dev.parlance.internal.protocol.Assembled;
import dev.parlance.internal.protocol.MalformedPacketException;
import dev.parlance.internal.protocol.Packet;
import dev.parlance.internal.protocol.PacketAssembler;
import dev.parlance.internal.protocol.PacketEncoder;
import dev.parlance.socket.DisconnectReason;
import dev.parlance.socket.User;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One client's connection: takes its packets to the namespaces that it has joined. */
final class Connection implements SessionListener {
    private static final Logger log = LoggerFactory.getLogger(Connection.class);

    private final Environment environment;
    private final Namespaces namespaces;
    private final EngineSession session;
    private final Consumer<Connection> gone;
    private final PacketAssembler assembler;
    private final Backlog backlog;
    private final Map<String, Admission> admissions = new HashMap<>(2);
    private Timers.@Nullable Timer loneliness;
    private volatile boolean ended;
    private volatile boolean draining;

    /**
     * Makes one without any namespace.
     *
     * @param gone hears when it has ended and nothing of it is left to be handled
     */
    Connection(Environment environment, Namespaces namespaces, EngineSession session, Consumer<Connection> gone) {
        ServerSettings settings = environment.settings();
        this.environment = environment;
        this.namespaces = namespaces;
        this.session = session;
        this.gone = gone;
        this.assembler = new PacketAssembler(settings.maxAttachments(), settings.maxPayload());
        this.backlog = new Backlog(new SessionSource(session), settings.backlogBounds());
    }

    EngineSession session() {
        return session;
    }

    synchronized void opened() {
        watchLoneliness();
    }

    // --- what the client sends

    @Override
    public void text(byte[] utf8) {
        if (ended) {
            return;
        }
        try {
            take(assembler.text(utf8));
        } catch (MalformedPacketException | MalformedJsonException e) {
            malformed(e);
        }
    }

    @Override
    public void binary(byte[] data) {
        if (ended) {
            return;
        }
        try {
            take(assembler.binary(data));
        } catch (MalformedPacketException | MalformedJsonException e) {
            malformed(e);
        }
    }

    private void malformed(Exception e) {
        log.debug("A client sent what is not Socket.IO: {}", Printable.of(e));
        shut(DisconnectReason.PARSE_ERROR);
    }

    private void take(@Nullable Assembled assembled) throws MalformedPacketException, MalformedJsonException {
        if (assembled == null) {
            return;
        }
        Packet packet = assembled.packet();
        if (packet instanceof Packet.Event event) {
            event(event, assembled.attachments());
        } else if (packet instanceof Packet.Ack ack) {
            ack(ack, assembled.attachments());
        } else if (packet instanceof Packet.Connect connect) {
            connect(connect);
        } else if (packet instanceof Packet.Disconnect disconnect) {
            disconnect(disconnect.namespace());
        }
    }

    private void event(Packet.Event event, List<byte[]> attachments)
            throws MalformedPacketException, MalformedJsonException {
        IncomingArguments content = environment.json().parseEvent(event.json(), attachments, event.binary());
        LocalSocket<?> socket = socketFor(event.namespace());
        if (socket != null && !draining) {
            submit(socket, new Incoming(content, event.ackId()));
        }
    }

    private static <U extends User> void submit(LocalSocket<U> socket, Incoming incoming) {
        socket.submit(new EventTask<>(socket, incoming));
    }

    private void ack(Packet.Ack ack, List<byte[]> attachments) throws MalformedPacketException, MalformedJsonException {
        IncomingArguments content = environment.json().parse(ack.json(), attachments, ack.binary());
        LocalSocket<?> socket = socketFor(ack.namespace());
        if (socket != null) {
            socket.answered(ack.ackId(), content);
        }
    }

    /** The socket of a namespace; null if the server has just ended it, and the client could not know. */
    private synchronized @Nullable LocalSocket<?> socketFor(String namespace) throws MalformedPacketException {
        Admission admission = admissions.get(namespace);
        if (ended) {
            return null;
        }
        if (admission == null || admission.state() == Admission.State.PENDING) {
            throw new MalformedPacketException("a packet for a namespace that is not connected");
        }
        return admission.state() == Admission.State.CONNECTED ? admission.socket() : null;
    }

    private void connect(Packet.Connect connect) throws MalformedPacketException, MalformedJsonException {
        if (connect.auth() != null) {
            environment.json().parseObject(connect.auth());
        }
        Admission admission = new Admission(new Mailbox(environment.execution(), backlog));
        synchronized (this) {
            if (ended) {
                return;
            }
            Admission before = admissions.get(connect.namespace());
            if (before != null && before.state() != Admission.State.LEFT) {
                throw new MalformedPacketException("a second CONNECT for a namespace");
            }
            admissions.put(connect.namespace(), admission);
            endLoneliness();
        }
        ClientHandshake handshake =
                new ClientHandshake(connect.namespace(), session.handshake(), connect.auth(), environment.json());
        admission.mailbox().submit(new AdmissionTask(environment, namespaces, this, admission, handshake));
    }

    private void disconnect(String namespace) throws MalformedPacketException {
        Admission admission;
        synchronized (this) {
            admission = admissions.remove(namespace);
            watchLoneliness();
        }
        if (admission == null) {
            throw new MalformedPacketException("a DISCONNECT of a namespace that is not connected");
        }
        if (admission.state() == Admission.State.CONNECTED && admission.socket() != null) {
            admission.socket().close(DisconnectReason.CLIENT_NAMESPACE_DISCONNECT);
        }
    }

    // --- what becomes of a CONNECT

    /** Lets a socket in, unless the client has gone meanwhile, or the socket was disconnected. Sends the answer. */
    synchronized boolean grant(Admission admission, LocalSocket<?> socket) {
        String namespace = socket.namespace().name();
        Frame answer = PacketEncoder.connect(namespace, environment.json().encodeValue(Map.of("sid", socket.id())));
        if (ended || admissions.get(namespace) != admission || !socket.open(() -> session.send(answer))) {
            return false;
        }
        admission.connected(socket);
        return true;
    }

    /** Keeps a socket out, and tells the client; does nothing if it no longer waits. */
    synchronized boolean refuse(Admission admission, String namespace, byte[] error) {
        if (admission.state() != Admission.State.PENDING || !admissions.remove(namespace, admission)) {
            return false;
        }
        session.send(PacketEncoder.connectError(namespace, error));
        watchLoneliness();
        return true;
    }

    // --- what the server ends

    /** The server has ended a socket: tells the client. */
    synchronized void left(LocalSocket<?> socket) {
        String namespace = socket.namespace().name();
        Admission admission = admissions.get(namespace);
        if (!ended && admission != null && admission.socket() == socket) {
            admission.left();
            session.send(PacketEncoder.disconnect(namespace));
            watchLoneliness();
        }
    }

    /** Ends all its sockets as {@link LocalSocket#disconnect} does, then the connection. */
    void disconnectAll() {
        sockets().forEach(LocalSocket::disconnect);
        shut(DisconnectReason.FORCED_CLOSE);
    }

    /** Ends the connection with all its sockets. */
    void shut(DisconnectReason reason) {
        end(reason);
        session.close(CloseReason.valueOf(reason.name()));
    }

    @Override
    public void closed(CloseReason reason) {
        end(DisconnectReason.valueOf(reason.name()));
        backlog.end(() -> gone.accept(this));
    }

    private void end(DisconnectReason reason) {
        List<LocalSocket<?>> sockets;
        synchronized (this) {
            sockets = sockets();
            ended = true;
            admissions.clear();
            endLoneliness();
        }
        sockets.forEach(socket -> socket.close(reason));
    }

    /** Takes no more events; acks still count, since handlers may wait for them. */
    void drain() {
        draining = true;
    }

    /** Whether nothing waits and nothing is being handled. */
    boolean isIdle() {
        return backlog.isEmpty();
    }

    private synchronized List<LocalSocket<?>> sockets() {
        List<LocalSocket<?>> sockets = new ArrayList<>(admissions.size());
        for (Admission admission : admissions.values()) {
            if (admission.state() == Admission.State.CONNECTED && admission.socket() != null) {
                sockets.add(admission.socket());
            }
        }
        return sockets;
    }

    // --- a connection without any namespace is not kept

    private void watchLoneliness() {
        if (!ended && loneliness == null && isLonely()) {
            loneliness = environment
                    .timers()
                    .schedule(environment.settings().connectTimeout(), () -> shut(DisconnectReason.FORCED_CLOSE));
        }
    }

    private void endLoneliness() {
        if (loneliness != null) {
            loneliness.cancel();
            loneliness = null;
        }
    }

    private boolean isLonely() {
        return admissions.values().stream().allMatch(admission -> admission.state() == Admission.State.LEFT);
    }
}
