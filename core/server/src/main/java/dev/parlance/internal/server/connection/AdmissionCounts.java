package dev.parlance.internal.server.connection;

import dev.parlance.event.Refusal;
import dev.parlance.event.RefusalCode;
import dev.parlance.internal.engine.MemoryAccount;
import dev.parlance.internal.engine.MemoryShare;
import dev.parlance.socket.ConnectRefusedException;

/** What one connection has asked for in its CONNECTs and still holds, within its bounds. Guarded by {@link Admissions}. */
final class AdmissionCounts {
    /** What a namespace of a connection takes besides its credentials: its socket, mailbox and rooms. */
    private static final int NAMESPACE_BYTES = 1_024;

    private static final int PART_BEFORE_SIGN_IN = 4;

    private final ConnectionBounds bounds;
    private final MemoryAccount account;
    private final MemoryShare held;
    private int namespaces;
    private int pending;
    private long credentials;

    AdmissionCounts(ConnectionBounds bounds, MemoryAccount account) {
        this.bounds = bounds;
        this.account = account;
        this.held = account.share();
    }

    /** Refuses another CONNECT if it is one too many. */
    void check(AdmissionState next) throws ConnectRefusedException {
        if (namespaces >= bounds.namespaces()) {
            throw refused(RefusalCode.RATE_LIMITED, "too many namespaces");
        }
        if (pending >= bounds.pendingPerConnection()) {
            throw refused(RefusalCode.RATE_LIMITED, "too many pending connects");
        }
        if (credentials + next.credentials() > maxCredentials()) {
            throw refused(RefusalCode.VALIDATION_FAILED, "too large credentials");
        }
    }

    static ConnectRefusedException refused(String code, String message) {
        return new ConnectRefusedException(message, Refusal.of(code, message));
    }

    private int maxCredentials() {
        return account.isSignedIn() ? bounds.credentials() : bounds.credentials() / PART_BEFORE_SIGN_IN;
    }

    /** A CONNECT is to be decided. */
    void began(AdmissionState admission) {
        namespaces++;
        pending++;
        credentials += admission.credentials();
        count();
    }

    /** A CONNECT has been decided; does nothing the second time. */
    void decided(AdmissionState admission) {
        if (admission.decide()) {
            pending--;
        }
    }

    /** A namespace that was begun is held no longer. */
    void left(AdmissionState admission) {
        namespaces--;
        credentials -= admission.credentials();
        count();
    }

    /** Nothing is held any more. */
    void clear() {
        namespaces = 0;
        credentials = 0;
        count();
    }

    private void count() {
        held.set(credentials + (long) namespaces * NAMESPACE_BYTES);
    }
}
