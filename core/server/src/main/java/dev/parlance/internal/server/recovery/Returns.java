package dev.parlance.internal.server.recovery;

import dev.parlance.adapter.Offset;
import dev.parlance.socket.SessionEndReason;
import dev.parlance.socket.User;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Finds the sessions of clients that come back, when they have been authenticated. May wait for about two seconds at most for each step. */
public final class Returns<U extends User> {
    private final NamespaceRecovery<U> recovery;

    Returns(NamespaceRecovery<U> recovery) {
        this.recovery = recovery;
    }

    /**
     * The session that a client means, if it is its user's and can be recovered. A connection that it has still is ended first.
     *
     * @return null if it gets a new one
     */
    public @Nullable Returning<U> find(ReturnTicket ticket, U user, DataReader data) throws InterruptedException {
        RecoverableSession<U> session = take(ticket, user, data);
        Remains<U> remains = session == null ? null : session.remains();
        if (session == null || remains == null) {
            return null;
        }
        SessionEndReason over = null;
        Returning<U> returning = null;
        Offset from = ticket.from(session.roomHistory().begin());
        if (recovery.areOver(remains.authentication())) {
            over = SessionEndReason.CREDENTIALS;
        } else if (from == null || !hasDisconnected(remains)) {
            over = SessionEndReason.NOT_RECOVERABLE;
        } else {
            returning = new Returning<>(recovery, session, remains, from);
            if (!returning.readHistory()) {
                over = SessionEndReason.NOT_RECOVERABLE;
            }
        }
        if (over != null) {
            recovery.end(session, over);
            return null;
        }
        return returning;
    }

    private @Nullable RecoverableSession<U> take(ReturnTicket ticket, U user, DataReader data)
            throws InterruptedException {
        SharedSessions<U> shared = recovery.shared();
        if (shared != null) {
            return shared.take(ticket, user, data);
        }
        RecoverableSession<U> session = recovery.session(ticket.pid());
        if (session == null || !session.isOf(user)) {
            return null;
        }
        SessionOwner<U> owner = session.owner();
        if (owner != null) {
            owner.loseConnection();
        }
        return session;
    }

    // What the application does about the end of the last socket comes before what it does about the next.
    private static boolean hasDisconnected(Remains<?> remains) throws InterruptedException {
        try {
            remains.disconnected().get(SharedSessions.PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException | TimeoutException stillHandled) {
            return false;
        }
    }
}
