package dev.parlance.internal.server.socket;

import dev.parlance.internal.engine.CloseStatus;
import dev.parlance.socket.DisconnectReason;

/** Why credentials of a socket count no more. */
public enum EndedCredentials {
    /** Their time is over. */
    EXPIRED(DisconnectReason.CREDENTIALS_EXPIRED, "the credentials have expired"),
    /** They were revoked. */
    REVOKED(DisconnectReason.CREDENTIALS_REVOKED, "the credentials were revoked");

    private static final int POLICY_VIOLATION = 1008;

    private final DisconnectReason reason;
    private final CloseStatus status;

    EndedCredentials(DisconnectReason reason, String text) {
        this.reason = reason;
        this.status = new CloseStatus(POLICY_VIOLATION, text);
    }

    /** Why the socket ends. */
    public DisconnectReason reason() {
        return reason;
    }

    /** What the close frame of a plain WebSocket says. */
    public CloseStatus status() {
        return status;
    }
}
