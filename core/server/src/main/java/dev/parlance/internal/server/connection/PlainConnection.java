package dev.parlance.internal.server.connection;

import dev.parlance.event.Refusal;
import dev.parlance.internal.engine.CloseReason;
import dev.parlance.internal.engine.CloseStatus;
import dev.parlance.internal.engine.EngineSession;
import dev.parlance.internal.engine.SessionListener;
import dev.parlance.internal.execution.Backlog;
import dev.parlance.internal.execution.ConnectionHandlers;
import dev.parlance.internal.execution.Mailbox;
import dev.parlance.internal.json.IncomingArguments;
import dev.parlance.internal.json.syntax.MalformedJsonException;
import dev.parlance.internal.protocol.Packet;
import dev.parlance.internal.server.event.EventFormat;
import dev.parlance.internal.server.event.ReceivedEvent;
import dev.parlance.internal.server.event.TypeAndDataFormat;
import dev.parlance.internal.server.namespace.LocalNamespace;
import dev.parlance.internal.server.socket.ClientConnection;
import dev.parlance.internal.server.socket.ClientHandshake;
import dev.parlance.internal.server.socket.EndedCredentials;
import dev.parlance.internal.server.socket.LocalSocket;
import dev.parlance.socket.Authentication;
import dev.parlance.socket.ClientIncident.Reason;
import dev.parlance.socket.DisconnectReason;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.PlainFormat;
import dev.parlance.socket.Socket;
import dev.parlance.socket.Transport;
import dev.parlance.socket.User;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * A plain WebSocket as the connection of one socket. Its user is known before the request is upgraded, when it has no session yet;
 * the socket enters its rooms then, and after that its client hears that it is open.
 */
public final class PlainConnection<U extends User>
        implements SessionListener, ClientConnection, OpenConnection, Backlog.Source {
    private static final CloseStatus NORMAL = new CloseStatus(1000);
    private static final CloseStatus NO_BINARY = new CloseStatus(1003, "no binary messages here");
    private static final CloseStatus NO_EVENT = new CloseStatus(1007, "not an event");
    private static final CloseStatus ONE_WAY = new CloseStatus(1008, "nothing may be sent here");
    private static final CloseStatus TOO_MANY = new CloseStatus(1008, "too many connections");

    private final ConnectionEnvironment environment;
    private final LocalNamespace<U> namespace;
    private final PlainFormat format;
    private final LocalSocket<U> socket;
    private final Backlog backlog;
    private final EventIntake intake;
    private final ConnectionHandlers handlers;
    private volatile @Nullable SessionSource source;
    private final CompletableFuture<Void> decided = new CompletableFuture<>();
    private Runnable onEnd = () -> {};
    private volatile boolean draining;

    /** Makes one that is not upgraded yet. */
    PlainConnection(
            ConnectionEnvironment environment,
            LocalNamespace<U> namespace,
            PlainFormat format,
            ClientHandshake handshake,
            String id,
            Authentication<U> authentication) {
        this.environment = environment;
        this.namespace = namespace;
        this.format = format;
        this.backlog = new Backlog(this, environment.waiting());
        this.intake = new EventIntake(environment, handshake.address(), this::close);
        // Asked for the first event: it has been upgraded then.
        this.handlers =
                new ConnectionHandlers(environment.execution(), () -> session().bufferedBytes());
        this.socket = new LocalSocket<>(
                id,
                authentication,
                null,
                namespace.socketContext(),
                this,
                handshake,
                new Mailbox(environment.execution(), backlog));
    }

    /** That of its only socket. */
    @Override
    public String clientId() {
        return socket.id();
    }

    LocalSocket<U> socket() {
        return socket;
    }

    /** Ends when it is in its rooms, or is not to be: from then on the client may know that it is open. */
    CompletionStage<?> decided() {
        return decided;
    }

    /**
     * It is upgraded.
     *
     * @param ended is called when it has ended and all its tasks are done
     */
    public void opened(EngineSession session, Runnable ended) {
        onEnd = ended;
        source = new SessionSource(session);
        session.memory().whenCut(socket.mailbox()::discardWaiting);
        // Not here, on an event loop: it calls listeners. What the client sends waits behind it.
        socket.mailbox().submit(new EntryTask<>(socket, namespace, environment, this::enter));
    }

    private boolean enter() {
        try {
            return entered();
        } finally {
            decided.complete(null);
        }
    }

    private boolean entered() {
        int others = namespace.userSignIns().begin(socket.user());
        try {
            // Others that were let in at the same time may have come before it.
            int sockets = namespace.socketsOf(socket.user()) + others;
            if (environment
                    .rates()
                    .isOneTooManyOfUser(sockets, socket.handshake().address())) {
                intake.report(Reason.LIMIT, "too many connections of one user");
                end(DisconnectReason.FORCED_CLOSE, TOO_MANY);
                return false;
            }
            if (socket.enter(() -> socket.lifecycle().open(() -> {}))) {
                namespace.socketContext().credentials().watch(socket);
                return true;
            }
            end(DisconnectReason.FORCED_CLOSE, NORMAL);
            return false;
        } finally {
            namespace.userSignIns().end(socket.user());
        }
    }

    // --- what the client sends

    @Override
    public void text(byte[] utf8) {
        if (format.isOneWay()) {
            sentOneWay();
        } else if (!draining) {
            IncomingArguments event;
            try {
                event = environment.json().parseTypeAndData(utf8);
            } catch (MalformedJsonException e) {
                malformed(e.getMessage(), NO_EVENT);
                return;
            }
            intake.take(socket, new ReceivedEvent(event, Packet.NO_ACK));
        }
    }

    @Override
    public void binary(byte[] data) {
        if (format.isOneWay()) {
            sentOneWay();
        } else {
            malformed("a binary message", NO_BINARY);
        }
    }

    private void sentOneWay() {
        intake.report(Reason.PROTOCOL_VIOLATION, "it has sent something on a stream that goes one way");
        end(DisconnectReason.FORCED_CLOSE, ONE_WAY);
    }

    private void malformed(@Nullable String what, CloseStatus status) {
        intake.report(Reason.PROTOCOL_VIOLATION, "no event of a plain WebSocket: " + what);
        end(DisconnectReason.PARSE_ERROR, status);
    }

    @Override
    public void surplusPong() {
        intake.surplusPong();
    }

    // --- what the server ends

    private void end(DisconnectReason reason, CloseStatus status) {
        socket.close(reason);
        SessionSource upgraded = source;
        if (upgraded != null) {
            upgraded.session().close(closeReason(reason), status);
        }
    }

    private static CloseReason closeReason(DisconnectReason reason) {
        return switch (reason) {
            case SERVER_NAMESPACE_DISCONNECT, CREDENTIALS_EXPIRED, CREDENTIALS_REVOKED -> CloseReason.FORCED_CLOSE;
            default -> CloseReason.valueOf(reason.name());
        };
    }

    @Override
    public void left(Socket<?> disconnected) {
        session().close(CloseReason.FORCED_CLOSE);
    }

    @Override
    public void end(LocalSocket<?> ended, EndedCredentials why) {
        end(why.reason(), why.status());
    }

    @Override
    public void disconnectAll() {
        disconnectAll(NORMAL);
    }

    @Override
    public void disconnectAll(CloseStatus status) {
        end(DisconnectReason.SERVER_NAMESPACE_DISCONNECT, status);
    }

    @Override
    public void close(DisconnectReason reason) {
        socket.close(reason);
        session().close(closeReason(reason));
    }

    @Override
    public void closed(CloseReason reason) {
        socket.close(DisconnectReason.valueOf(reason.name()));
        backlog.end(onEnd);
    }

    @Override
    public void drain() {
        draining = true;
    }

    @Override
    public boolean isIdle() {
        return backlog.isEmpty();
    }

    // --- as its socket sees it

    private SessionSource source() {
        SessionSource upgraded = source;
        if (upgraded == null) {
            throw new IllegalStateException("the request is not upgraded yet");
        }
        return upgraded;
    }

    @Override
    public EngineSession session() {
        return source().session();
    }

    @Override
    public Transport transport() {
        return Transport.PLAIN_WEBSOCKET;
    }

    @Override
    public EventFormat format() {
        return TypeAndDataFormat.INSTANCE;
    }

    @Override
    public @Nullable Refusal joining(int rooms) {
        return intake.rates().joins(rooms);
    }

    // Whoever is upgraded has signed in.
    @Override
    public Executor signIns() {
        return environment.execution().handlers();
    }

    @Override
    public Executor handlers() {
        return handlers.now();
    }

    @Override
    public void signInRefused(Namespace<?> refusing, String detail) {
        environment.signInRefused(socket.handshake().address(), refusing, detail);
    }

    // --- as the source of what waits

    @Override
    public void holds(long bytes) {
        source().holds(bytes);
    }

    @Override
    public void pauseReading() {
        source().pauseReading();
    }

    @Override
    public void resumeReading() {
        source().resumeReading();
    }
}
