package dev.parlance.internal.server.connection;

import dev.parlance.internal.execution.Mailbox;
import dev.parlance.internal.server.socket.LocalSocket;
import org.jspecify.annotations.Nullable;

/** The state of one namespace of a connection. Guarded by {@link Admissions}. */
final class AdmissionState {
    private final String namespace;
    private final Mailbox mailbox;
    private Phase phase = Phase.PENDING;
    private @Nullable LocalSocket<?> socket;

    enum Phase {
        /** CONNECT has come and is not answered. */
        PENDING,
        /** It has a socket. */
        CONNECTED,
        /** Either side has just ended it: what was on its way is ignored. */
        LEFT
    }

    AdmissionState(String namespace, Mailbox mailbox) {
        this.namespace = namespace;
        this.mailbox = mailbox;
    }

    String namespace() {
        return namespace;
    }

    Mailbox mailbox() {
        return mailbox;
    }

    Phase phase() {
        return phase;
    }

    /** Its socket; null unless it is connected. */
    @Nullable
    LocalSocket<?> socket() {
        return socket;
    }

    void connected(LocalSocket<?> connected) {
        phase = Phase.CONNECTED;
        socket = connected;
    }

    void left() {
        phase = Phase.LEFT;
        socket = null;
    }
}
