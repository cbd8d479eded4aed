package dev.parlance.internal.server;

import dev.parlance.internal.execution.Mailbox;
import org.jspecify.annotations.Nullable;

/** Where one namespace of a connection stands. Guarded by its connection. */
final class Admission {
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

    Admission(Mailbox mailbox) {
        this.mailbox = mailbox;
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
