package dev.parlance.internal.server.connection;

import dev.parlance.event.Refusal;
import dev.parlance.event.RefusalCode;
import dev.parlance.internal.engine.CloseReason;
import dev.parlance.internal.engine.CloseStatus;
import dev.parlance.internal.engine.EngineSession;
import dev.parlance.internal.engine.Frame;
import dev.parlance.internal.engine.MemoryShare;
import dev.parlance.internal.engine.SessionListener;
import dev.parlance.internal.execution.Backlog;
import dev.parlance.internal.execution.ConnectionHandlers;
import dev.parlance.internal.execution.Mailbox;
import dev.parlance.internal.execution.Printable;
import dev.parlance.internal.execution.StartOrder;
import dev.parlance.internal.json.IncomingArguments;
import dev.parlance.internal.json.syntax.MalformedJsonException;
import dev.parlance.internal.protocol.Assembled;
import dev.parlance.internal.protocol.MalformedPacketException;
import dev.parlance.internal.protocol.Packet;
import dev.parlance.internal.protocol.PacketAssembler;
import dev.parlance.internal.protocol.PacketEncoder;
import dev.parlance.internal.server.event.EventFormat;
import dev.parlance.internal.server.event.ReceivedEvent;
import dev.parlance.internal.server.event.SocketIoFormat;
import dev.parlance.internal.server.report.ClientAddress;
import dev.parlance.internal.server.socket.ClientConnection;
import dev.parlance.internal.server.socket.EndedCredentials;
import dev.parlance.internal.server.socket.LocalSocket;
import dev.parlance.socket.ClientIncident;
import dev.parlance.socket.ClientIncident.Reason;
import dev.parlance.socket.ConnectRefusedException;
import dev.parlance.socket.DisconnectReason;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Socket;
import dev.parlance.socket.Transport;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One client's connection: dispatches its packets to the namespaces that it has joined. */
public final class Connection implements SessionListener, ClientConnection, OpenConnection {
    private final ConnectionEnvironment environment;
    private final EngineSession session;
    private final Consumer<Connection> onEnd;
    private final PacketAssembler assembler;
    private final Backlog backlog;
    private final Admissions admissions;
    private final EventIntake intake;
    private final StartOrder connects;
    private final MemoryShare attachments;
    private final Executor signIns;
    private final ConnectionHandlers handlers;
    private volatile boolean draining;
    private @Nullable String clientId;

    /**
     * Makes one without any namespace.
     *
     * @param onEnd is called when it has ended and all its tasks are done
     */
    public Connection(ConnectionEnvironment environment, EngineSession session, Consumer<Connection> onEnd) {
        this.environment = environment;
        this.session = session;
        this.onEnd = onEnd;
        this.assembler = new PacketAssembler(environment.maxAttachments(), environment.maxPayload());
        this.intake = new EventIntake(environment, session.handshake().remoteAddress(), this::close);
        this.backlog = new Backlog(new SessionSource(session), environment.waiting());
        this.admissions = new Admissions(
                session,
                environment.bounds(),
                environment.execution().timers(),
                environment.connectTimeout(),
                this::connectTimeout);
        this.connects = new StartOrder(environment.execution().timers(), backlog);
        this.attachments = session.memory().share();
        session.memory().whenCut(this::discardWaiting);
        Object party = SignInParty.of(session.handshake().remoteAddress(), this);
        this.signIns = environment.execution().signIns().of(party);
        this.handlers = new ConnectionHandlers(environment.execution(), session::bufferedBytes);
    }

    // Its handlers would still be called one after another, with what the server lacks the memory for.
    private void discardWaiting() {
        admissions.sockets().forEach(socket -> socket.mailbox().discardWaiting());
    }

    @Override
    public EngineSession session() {
        return session;
    }

    @Override
    public synchronized String clientId() {
        String id = clientId;
        if (id == null) {
            id = environment.ids().get();
            clientId = id;
        }
        return id;
    }

    /** It is open: from now on the connect timeout runs. */
    public void opened() {
        admissions.startConnectTimeout();
    }

    // --- what the client sends

    @Override
    public void text(byte[] utf8) {
        if (admissions.hasEnded()) {
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
        if (admissions.hasEnded()) {
            return;
        }
        try {
            take(assembler.binary(data));
        } catch (MalformedPacketException | MalformedJsonException e) {
            malformed(e);
        }
    }

    private void malformed(Exception e) {
        intake.report(Reason.PROTOCOL_VIOLATION, "not Socket.IO: " + e.getMessage());
        close(DisconnectReason.PARSE_ERROR);
    }

    private void connectTimeout() {
        intake.report(Reason.CONNECT_TIMEOUT, "it is in no namespace; connectTimeout says how long it may be so");
        close(DisconnectReason.FORCED_CLOSE);
    }

    private void take(@Nullable Assembled assembled) throws MalformedPacketException, MalformedJsonException {
        attachments.set(assembler.pendingBytes());
        if (assembled == null) {
            // What nobody would receive is not waited for.
            admissions.socket(assembler.pendingNamespace());
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
        IncomingArguments content = environment.json().parseReceivedEvent(event.json(), attachments, event.binary());
        LocalSocket<?> socket = admissions.socket(event.namespace());
        if (socket != null && !draining) {
            intake.take(socket, new ReceivedEvent(content, event.ackId()));
        }
    }

    @Override
    public void surplusPong() {
        intake.surplusPong();
    }

    @Override
    public @Nullable Refusal joining(int rooms) {
        return intake.rates().joins(rooms);
    }

    private void ack(Packet.Ack ack, List<byte[]> attachments) throws MalformedPacketException, MalformedJsonException {
        LocalSocket<?> socket = admissions.socket(ack.namespace());
        boolean wanted = socket == null
                || socket.expectsAck(ack.ackId())
                || intake.rates().unexpectedAck();
        if (!wanted) {
            intake.closeIfFarExceeded();
            return;
        }
        IncomingArguments content = environment.json().parse(ack.json(), attachments, ack.binary());
        if (socket != null) {
            socket.answered(ack.ackId(), content);
        }
    }

    private void connect(Packet.Connect connect) throws MalformedPacketException {
        environment.activity().note();
        byte[] auth = connect.auth();
        AdmissionState admission = new AdmissionState(
                connect.namespace(), new Mailbox(environment.execution(), backlog), auth == null ? 0 : auth.length);
        Refusal limited = limit();
        if (begins(admission)) {
            if (limited != null) {
                refuse(admission, limited);
                return;
            }
            AdmissionTask task =
                    new AdmissionTask(environment, this, admissions, admission, auth, this::malformed, connects::ended);
            connects.submit(admission.mailbox(), task);
        }
    }

    /** Whether a CONNECT is to be decided; if it is one too many, it is refused. */
    private boolean begins(AdmissionState admission) throws MalformedPacketException {
        try {
            if (environment.hasTooManySignIns()) {
                throw AdmissionCounts.refused(RefusalCode.UNAVAILABLE, "too many pending connects");
            }
            return admissions.begin(admission, () -> disconnected(admission.namespace()));
        } catch (ConnectRefusedException refused) {
            session.send(ConnectErrors.of(admission.namespace(), refused, environment.json()));
            String address = ClientAddress.of(session.handshake().remoteAddress());
            environment
                    .reports()
                    .refused(ClientIncident.of(
                            Reason.LIMIT,
                            address,
                            refused.getMessage() + "; memoryLimits says how many and how large"));
            intake.closeIfFarExceeded();
            return false;
        }
    }

    private @Nullable Refusal limit() {
        Refusal limited = intake.rates().connect();
        return limited == null ? environment.rates().signIn(session.handshake().remoteAddress()) : limited;
    }

    private void refuse(AdmissionState admission, Refusal limited) {
        String address = ClientAddress.of(session.handshake().remoteAddress());
        environment
                .reports()
                .refused(ClientIncident.of(Reason.LIMIT, address, "too many CONNECTs, or refused ones")
                        .withNamespace(Printable.of(admission.namespace())));
        if (!intake.closeIfFarExceeded()) {
            admissions.refuse(
                    admission, ConnectErrors.of(admission.namespace(), limited.code(), limited, environment.json()));
        }
    }

    private void disconnect(String namespace) throws MalformedPacketException {
        LocalSocket<?> socket = admissions.leave(namespace);
        if (socket != null) {
            socket.close(DisconnectReason.CLIENT_NAMESPACE_DISCONNECT);
        }
    }

    // --- clients that sign in after CONNECT

    @Override
    public Executor signIns() {
        return signIns;
    }

    @Override
    public Executor handlers() {
        return handlers.now();
    }

    @Override
    public void signInRefused(Namespace<?> namespace, String detail) {
        environment.signInRefused(session.handshake().remoteAddress(), namespace, detail);
    }

    /** A client has not signed in within its time: it is disconnected, and if nobody is signed in, the connection ends. */
    void signInTimeout(LocalSocket<?> socket) {
        if (socket.lifecycle().closeIfSigningIn(DisconnectReason.SERVER_NAMESPACE_DISCONNECT)) {
            left(socket);
            intake.report(Reason.CONNECT_TIMEOUT, "it has not signed in within the time of the namespace's admission");
            if (!session.memory().isSignedIn()) {
                disconnectAll();
            }
        }
    }

    // --- what the server ends

    @Override
    public void left(Socket<?> socket) {
        admissions.left(socket, PacketEncoder.disconnect(socket.namespace().name()));
    }

    @Override
    public void end(LocalSocket<?> socket, EndedCredentials why) {
        if (socket.close(why.reason())) {
            left(socket);
            if (admissions.isVacant()) {
                disconnectAll();
            }
        }
    }

    @Override
    public Transport transport() {
        return session.transport().equals(Transport.WEBSOCKET.wireName()) ? Transport.WEBSOCKET : Transport.POLLING;
    }

    @Override
    public EventFormat format() {
        return SocketIoFormat.PLAIN;
    }

    @Override
    public void disconnectAll(CloseStatus status) {
        disconnectAll();
    }

    @Override
    public void disconnectAll() {
        admissions.refuseAll(this::disconnected).forEach(LocalSocket::disconnect);
        close(DisconnectReason.FORCED_CLOSE);
    }

    /** Answers a CONNECT so that the client does not come back by itself. */
    private Frame disconnected(String namespace) {
        return PacketEncoder.connectError(namespace, environment.json().encodeValue(Map.of("message", "disconnected")));
    }

    @Override
    public void close(DisconnectReason reason) {
        end(reason);
        session.close(CloseReason.valueOf(reason.name()));
    }

    @Override
    public void closed(CloseReason reason) {
        end(DisconnectReason.valueOf(reason.name()));
        attachments.set(0);
        backlog.end(() -> onEnd.accept(this));
    }

    private void end(DisconnectReason reason) {
        admissions.end().forEach(socket -> socket.close(reason));
    }

    /** Takes no more events; acks still count, since handlers may wait for them. */
    @Override
    public void drain() {
        draining = true;
    }

    @Override
    public boolean isIdle() {
        return backlog.isEmpty();
    }
}
