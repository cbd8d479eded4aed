package dev.parlance.internal.server.connection;

import dev.parlance.internal.execution.Mailbox;
import dev.parlance.internal.execution.Timers;
import dev.parlance.internal.server.socket.LocalSocket;
import org.jspecify.annotations.Nullable;

/** The state of one namespace of a connection. Guarded by {@link Admissions}. */
final class AdmissionState {
    private final String namespace;
    private final Mailbox mailbox;
    private final int credentials;
    private Phase phase = Phase.PENDING;
    private boolean decided;
    private @Nullable LocalSocket<?> socket;
    private Timers.@Nullable Timer signInDeadline;

    enum Phase {
        /** CONNECT has come and is not answered. */
        PENDING,
        /** It has a socket. */
        CONNECTED,
        /** Either side has just ended it: what was on its way is ignored. */
        LEFT
    }

    /** For a CONNECT with an auth payload of so many bytes. */
    AdmissionState(String namespace, Mailbox mailbox, int credentials) {
        this.namespace = namespace;
        this.mailbox = mailbox;
        this.credentials = credentials;
    }

    /** How many bytes its auth payload has. */
    int credentials() {
        return credentials;
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

    /** It is decided; false the second time. */
    boolean decide() {
        boolean first = !decided;
        decided = true;
        return first;
    }

    void connected(LocalSocket<?> connected) {
        phase = Phase.CONNECTED;
        socket = connected;
    }

    /** When its client must have signed in. */
    void setSignInDeadline(Timers.Timer timer) {
        signInDeadline = timer;
    }

    /** Its client has signed in, or need not any more. */
    void cancelSignInDeadline() {
        if (signInDeadline != null) {
            signInDeadline.cancel();
            signInDeadline = null;
        }
    }

    void left() {
        phase = Phase.LEFT;
        socket = null;
        cancelSignInDeadline();
    }
}
