package dev.parlance.internal.server.connection;

import dev.parlance.internal.execution.Mailbox;
import dev.parlance.internal.server.socket.LocalSocket;
import org.jspecify.annotations.Nullable;

/** The state of one namespace of a connection. Guarded by {@link Admissions}. */
final class Admission {
    private final String namespace;
    private final Mailbox mailbox;
    private State state = State.PENDING;
    private @Nullable LocalSocket<?> socket;

    enum State {
        /** CONNECT has come and is not answered. */
        PENDING,
        /** It has a socket. */
        CONNECTED,
        /** The server has ended it: what the client sent before it knew is ignored. */
        LEFT
    }

    Admission(String namespace, Mailbox mailbox) {
        this.namespace = namespace;
        this.mailbox = mailbox;
    }

    String namespace() {
        return namespace;
    }

    Mailbox mailbox() {
        return mailbox;
    }

    State state() {
        return state;
    }

    /** Its socket; null unless it is connected. */
    @Nullable
    LocalSocket<?> socket() {
        return socket;
    }

    void connected(LocalSocket<?> connected) {
        state = State.CONNECTED;
        socket = connected;
    }

    void left() {
        state = State.LEFT;
        socket = null;
    }
}
