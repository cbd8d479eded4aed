package dev.parlance.internal.server;

import dev.parlance.event.RefusedException;
import dev.parlance.internal.execution.Mailbox;
import dev.parlance.internal.execution.Printable;
import dev.parlance.socket.ConnectRefusedException;
import dev.parlance.socket.DisconnectReason;
import dev.parlance.socket.User;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides about one CONNECT: finds the namespace, who it is, passes the middlewares, and lets the socket in. */
final class AdmissionTask extends Mailbox.Task {
    private static final Logger log = LoggerFactory.getLogger(AdmissionTask.class);

    private final Environment environment;
    private final Namespaces namespaces;
    private final Connection connection;
    private final Admission admission;
    private final ClientHandshake handshake;

    private volatile boolean entered;

    AdmissionTask(
            Environment environment,
            Namespaces namespaces,
            Connection connection,
            Admission admission,
            ClientHandshake handshake) {
        super(0);
        this.environment = environment;
        this.namespaces = namespaces;
        this.connection = connection;
        this.admission = admission;
        this.handshake = handshake;
    }

    @Override
    protected void run() {
        LocalNamespace<?> namespace;
        try {
            namespace = namespaces.acquire(handshake.namespace());
        } catch (Throwable e) {
            fail(e);
            return;
        }
        if (namespace == null) {
            refuse("Invalid namespace", null);
        } else {
            admit(namespace);
        }
    }

    private <U extends User> void admit(LocalNamespace<U> namespace) {
        LocalSocket<U> socket = prepare(namespace);
        if (socket != null && enter(namespace, socket)) {
            namespace.connected(socket);
        } else {
            namespace.released();
        }
    }

    /** The socket, if everyone lets it pass; else it is refused. */
    private <U extends User> @Nullable LocalSocket<U> prepare(LocalNamespace<U> namespace) {
        LocalSocket<U> socket = null;
        try {
            String id = environment.ids().get();
            U user = namespace.identify(handshake, id);
            socket = new LocalSocket<>(id, user, namespace, connection, handshake, admission.mailbox());
            namespace.pass(socket);
            return socket;
        } catch (ConnectRefusedException e) {
            if (e.getCause() != null) {
                log.error(
                        "A connection to namespace {} was refused since something failed",
                        handshake.namespace(),
                        e.getCause());
            }
            refuse(String.valueOf(e.getMessage()), e.data());
        } catch (RefusedException e) {
            refuse(e.refusal().message(), e.refusal());
        } catch (Throwable e) {
            fail(e);
        }
        if (socket != null) {
            socket.discard();
        }
        return null;
    }

    private <U extends User> boolean enter(LocalNamespace<U> namespace, LocalSocket<U> socket) {
        // A broadcast that sees the socket in a room arrives after the answer to CONNECT.
        entered = namespace.localRooms().add(socket, socket::takeFirstRooms, () -> connection.grant(admission, socket));
        if (!entered) {
            socket.discard();
            refuse("disconnected", null);
        }
        return entered;
    }

    @Override
    protected void late() {
        if (refuse("timeout", null)) {
            log.warn("A connection to namespace {} was not decided within the deadline", name());
        } else {
            log.warn("A connect listener of namespace {} did not end within its deadline", name());
        }
    }

    @Override
    protected void stuck() {
        log.error("A connection to namespace {} hangs though it was interrupted", name());
        if (entered) {
            connection.shut(DisconnectReason.FORCED_CLOSE);
        }
    }

    private String name() {
        return Printable.of(handshake.namespace());
    }

    private void fail(Throwable e) {
        log.error("A connection to namespace {} could not be decided", name(), e);
        refuse("Internal server error", null);
    }

    /** Whether it was still to be decided. */
    private boolean refuse(String message, @Nullable Object data) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("message", message);
        if (data != null) {
            error.put("data", data);
        }
        byte[] json;
        try {
            json = environment.json().encodeValue(error);
        } catch (RuntimeException cannotBeWritten) {
            fail(cannotBeWritten);
            return true;
        }
        return connection.refuse(admission, handshake.namespace(), json);
    }
}
