package dev.parlance.internal.server;

import dev.parlance.event.RefusedException;
import dev.parlance.socket.ConnectRefusedException;
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

    AdmissionTask(
            Environment environment,
            Namespaces namespaces,
            Connection connection,
            Admission admission,
            ClientHandshake handshake) {
        this.environment = environment;
        this.namespaces = namespaces;
        this.connection = connection;
        this.admission = admission;
        this.handshake = handshake;
    }

    @Override
    void run() {
        LocalNamespace<?> namespace;
        try {
            namespace = namespaces.acquire(handshake.namespace());
        } catch (Exception e) {
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
        LocalSocket<U> socket = null;
        try {
            socket = prepare(namespace);
        } catch (ConnectRefusedException e) {
            refuse(String.valueOf(e.getMessage()), e.data());
        } catch (RefusedException e) {
            refuse(e.refusal().message(), e.refusal());
        } catch (Exception e) {
            fail(e);
        }
        if (socket != null && enter(namespace, socket)) {
            namespace.connected(socket);
        } else {
            namespace.released();
        }
    }

    private <U extends User> LocalSocket<U> prepare(LocalNamespace<U> namespace) throws Exception {
        String id = environment.ids().get();
        U user = namespace.identify(handshake, id);
        LocalSocket<U> socket = new LocalSocket<>(id, user, namespace, connection, handshake, admission.mailbox());
        namespace.pass(socket);
        return socket;
    }

    private <U extends User> boolean enter(LocalNamespace<U> namespace, LocalSocket<U> socket) {
        // In this order: a broadcast that sees the socket in a room arrives after the answer to CONNECT.
        namespace.localRooms().add(socket, socket.takeFirstRooms(), () -> connection.grant(admission, socket));
        if (socket.isAdmitted()) {
            return true;
        }
        namespace.remove(socket);
        refuse("disconnected", null);
        return false;
    }

    @Override
    void late() {
        log.warn("A connection to namespace {} was not decided within the deadline", handshake.namespace());
        refuse("timeout", null);
    }

    private void fail(Exception e) {
        log.error("A connection to namespace {} could not be decided", handshake.namespace(), e);
        refuse("Internal server error", null);
    }

    private void refuse(String message, @Nullable Object data) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("message", message);
        if (data != null) {
            error.put("data", data);
        }
        connection.refuse(admission, handshake.namespace(), error);
    }
}
