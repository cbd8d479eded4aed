package dev.parlance.internal.server.connection;

import dev.parlance.event.Refusal;
import dev.parlance.event.RefusedException;
import dev.parlance.internal.engine.Frame;
import dev.parlance.internal.execution.Execution;
import dev.parlance.internal.execution.Printable;
import dev.parlance.internal.json.syntax.MalformedJsonException;
import dev.parlance.internal.protocol.PacketEncoder;
import dev.parlance.internal.server.credential.CredentialChecks;
import dev.parlance.internal.server.event.HandlerFailure;
import dev.parlance.internal.server.event.RefusalMappings;
import dev.parlance.internal.server.namespace.LocalNamespace;
import dev.parlance.internal.server.namespace.RequestedNamespace;
import dev.parlance.internal.server.recovery.NamespaceRecovery;
import dev.parlance.internal.server.recovery.ReturnTicket;
import dev.parlance.internal.server.report.ClientAddress;
import dev.parlance.internal.server.socket.ClientHandshake;
import dev.parlance.internal.server.socket.DeadlineTask;
import dev.parlance.internal.server.socket.LocalSocket;
import dev.parlance.socket.Admission;
import dev.parlance.socket.Authentication;
import dev.parlance.socket.ClientIncident;
import dev.parlance.socket.ClientIncident.Reason;
import dev.parlance.socket.ConnectRefusedException;
import dev.parlance.socket.FailedHandler;
import dev.parlance.socket.User;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Decides about one CONNECT: parses the auth payload, finds the namespace and the user, passes the middlewares. */
final class AdmissionTask extends DeadlineTask {
    private final ConnectionEnvironment environment;
    private final Connection connection;
    private final Admissions admissions;
    private final AdmissionState admission;
    private final ClientHandshake handshake;
    private final Consumer<Exception> malformed;
    private final Consumer<AdmissionTask> decided;

    /**
     * Makes the task for a CONNECT packet.
     *
     * @param auth the packet's auth payload, not parsed yet
     * @param malformed ends the connection if the auth payload is not JSON
     * @param decided is called when the packet has been answered, or need not be
     */
    AdmissionTask(
            ConnectionEnvironment environment,
            Connection connection,
            Admissions admissions,
            AdmissionState admission,
            byte @Nullable [] auth,
            Consumer<Exception> malformed,
            Consumer<AdmissionTask> decided) {
        super(auth == null ? 0 : auth.length, environment.execution());
        this.environment = environment;
        this.connection = connection;
        this.admissions = admissions;
        this.admission = admission;
        this.handshake =
                new ClientHandshake(admission.namespace(), connection.session().handshake(), auth, environment.json());
        this.malformed = malformed;
        this.decided = decided;
    }

    /** Those who connect, however slowly, hold up nobody who is connected. */
    @Override
    protected Executor executor(Execution execution) {
        return connection.signIns();
    }

    @Override
    protected void handle() {
        try {
            decide();
        } finally {
            admissions.finished(admission);
            decided.accept(this);
        }
    }

    private void decide() {
        if (!admissions.isPending(admission)) {
            // Nobody is asked about a client that has gone.
            return;
        }
        RequestedNamespace<?> requested;
        try {
            handshake.checkAuth();
            requested = environment.namespaces().requested(handshake.namespace());
        } catch (MalformedJsonException e) {
            malformed.accept(e);
            return;
        } catch (Throwable e) {
            fail(HandlerFailure.of(e));
            return;
        }
        if (requested == null) {
            refuse(Reason.UNKNOWN_NAMESPACE, "no namespace has that name", "Invalid namespace", null);
        } else {
            begin(requested);
        }
    }

    private <U extends User> void begin(RequestedNamespace<U> requested) {
        Admission<U> how = requested.admission();
        if (how == null) {
            admit(requested);
        } else {
            admitForSignIn(requested, how);
        }
    }

    /** Connects a client that is to sign in then. */
    private <U extends User> void admitForSignIn(RequestedNamespace<U> requested, Admission<U> how) {
        LocalNamespace<U> namespace;
        try {
            namespace = requested.acquire();
        } catch (Throwable e) {
            refuse(e, requested.refusals());
            return;
        }
        String id = environment.ids().get();
        LocalSocket<U> socket = new LocalSocket<>(
                id,
                null,
                new SignInSteps<>(environment, admissions, admission, how, namespace),
                namespace.socketContext(),
                connection,
                handshake,
                admission.mailbox());
        if (!admissions.grantForSignIn(
                admission, socket, connected(socket), how.deadline(), () -> connection.signInTimeout(socket))) {
            socket.lifecycle().discard();
            namespace.released();
        }
    }

    private <U extends User> void admit(RequestedNamespace<U> requested) {
        String id = environment.ids().get();
        Authentication<U> authentication;
        LocalNamespace<U> namespace;
        try {
            authentication = environment.identify(requested, handshake, id);
            if (!admissions.isPending(admission)) {
                // Nothing is made for a client that has gone.
                return;
            }
            namespace = requested.acquire();
        } catch (Throwable e) {
            refuse(e, requested.refusals());
            return;
        }
        U user = authentication.user();
        LocalSocket<U> socket = new LocalSocket<>(
                id, authentication, null, namespace.socketContext(), connection, handshake, admission.mailbox());
        ConnectedTask<U> connected = new ConnectedTask<>(socket, namespace, environment);
        // Before it enters: no event can come before it does, and be handled first.
        admission.mailbox().submit(connected);
        int others = namespace.userSignIns().begin(user);
        try {
            if (hasRoomFor(user, others, namespace) && passes(socket, namespace) && enter(socket, namespace)) {
                connected.entered();
                namespace.socketContext().credentials().watch(socket);
            } else {
                namespace.released();
            }
        } finally {
            // Behind its entry: for a moment it counts twice, which may refuse another, and never not at all.
            namespace.userSignIns().end(user);
        }
    }

    /** Whether a user may have one more socket, besides others that are about to connect; else it is refused. */
    private <U extends User> boolean hasRoomFor(U user, int others, LocalNamespace<U> namespace) {
        // The one that it has still is to be ended.
        int another = namespace.socketsOf(user) + others - (hasConnectionStill(user, namespace) ? 1 : 0);
        Refusal limited = environment.rates().oneMoreOfUser(another, handshake.address());
        if (limited == null) {
            return true;
        }
        refuse(Reason.LIMIT, "too many connections of one user", limited.code(), limited);
        return false;
    }

    private <U extends User> boolean hasConnectionStill(U user, LocalNamespace<U> namespace) {
        NamespaceRecovery<U> recovery = namespace.socketContext().recovery();
        ReturnTicket ticket = recovery == null ? null : ticket();
        return recovery != null && ticket != null && recovery.isConnected(ticket, user);
    }

    private @Nullable ReturnTicket ticket() {
        return ReturnTicket.of(handshake.auth());
    }

    /** Whether the middlewares admit a socket; else it is refused. */
    private <U extends User> boolean passes(LocalSocket<U> socket, LocalNamespace<U> namespace) {
        try {
            namespace.pass(socket);
            return true;
        } catch (Throwable e) {
            socket.lifecycle().discard();
            refuse(e, namespace.refusals());
            return false;
        }
    }

    private void refuse(Throwable thrown, RefusalMappings refusals) {
        if (thrown instanceof ConnectRefusedException refused) {
            if (refused.getCause() != null) {
                failed(refused.getCause(), "A connection to namespace {} was refused since something failed");
            }
            // Its message is the client's to read, and may repeat what the client has sent.
            refuse(Reason.SIGN_IN, "by the application", String.valueOf(refused.getMessage()), refused.data());
        } else {
            fail(refusals.read(thrown));
        }
    }

    private <U extends User> boolean enter(LocalSocket<U> socket, LocalNamespace<U> namespace) {
        NamespaceRecovery<U> recovery = namespace.socketContext().recovery();
        boolean entered = recovery == null
                ? enter(socket)
                : new RecoveringEntry<>(environment, admissions, admission, namespace, recovery, socket)
                        .enter(ticket());
        if (!entered) {
            socket.lifecycle().discard();
            refuse(Reason.SIGN_IN, "disconnected by a middleware", "disconnected", null);
        }
        return entered;
    }

    private boolean enter(LocalSocket<?> socket) {
        // Encoded before the rooms are locked.
        Frame answer = connected(socket);
        // A broadcast that sees the socket in a room arrives after the answer to CONNECT.
        return socket.enter(() -> admissions.grant(admission, socket, answer));
    }

    private Frame connected(LocalSocket<?> socket) {
        return PacketEncoder.connect(handshake.namespace(), environment.json().encodeValue(Map.of("sid", socket.id())));
    }

    @Override
    protected void late() {
        refuse(
                Reason.SIGN_IN_TIMEOUT,
                "not decided by authenticator and middlewares within handlerDeadline",
                "timeout",
                null);
    }

    @Override
    protected void stuck() {
        environment.reports().log().error("A connection to namespace {} hangs though it was interrupted", name());
    }

    private String name() {
        return Printable.of(handshake.namespace());
    }

    private void failed(Throwable cause, String sentence) {
        environment.reports().failed(FailedHandler.of("sign-in", cause), sentence, name());
    }

    private void fail(HandlerFailure failure) {
        RefusedException refused = failure.refusal();
        if (refused == null) {
            failed(failure.cause(), "A connection to namespace {} could not be decided");
            refuse(Reason.SIGN_IN_FAILED, "the application failed", "Internal server error", null);
            return;
        }
        refuse(
                Reason.SIGN_IN,
                RefusedCredentialsException.detail(refused),
                refused.refusal().message(),
                refused.refusal());
        if (refused.disconnectsClient()) {
            connection.disconnectAll();
        }
    }

    /**
     * Refuses it, unless it is decided.
     *
     * @param detail what an operator sees
     * @param message what the client receives, with {@code data}
     */
    private void refuse(Reason reason, String detail, String message, @Nullable Object data) {
        Frame answer;
        try {
            answer = ConnectErrors.of(handshake.namespace(), message, data, environment.json());
        } catch (RuntimeException cannotBeWritten) {
            fail(HandlerFailure.of(cannotBeWritten));
            return;
        }
        if (admissions.refuse(admission, answer)) {
            if (reason == Reason.SIGN_IN
                    && !(data instanceof Refusal refusal && !CredentialChecks.isOfCredentials(refusal))) {
                environment.rates().signInRefused(handshake.address());
            }
            String address = ClientAddress.of(handshake.address());
            environment
                    .reports()
                    .refused(ClientIncident.of(reason, address, detail).withNamespace(name()));
        }
    }
}
