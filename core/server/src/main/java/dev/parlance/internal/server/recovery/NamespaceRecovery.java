package dev.parlance.internal.server.recovery;

import dev.parlance.internal.engine.RandomIds;
import dev.parlance.internal.execution.Execution;
import dev.parlance.internal.server.credential.CredentialChecks;
import dev.parlance.internal.server.delivery.DeliveryContext;
import dev.parlance.internal.server.delivery.LocalRooms;
import dev.parlance.internal.server.delivery.RoomNames;
import dev.parlance.internal.server.history.DeliveryLog;
import dev.parlance.internal.server.history.RoomHistory;
import dev.parlance.socket.Authentication;
import dev.parlance.socket.DisconnectReason;
import dev.parlance.socket.EndedSession;
import dev.parlance.socket.Room;
import dev.parlance.socket.SessionEndReason;
import dev.parlance.socket.User;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The sessions of one namespace on this server, and the end of those whose clients do not come back. Any thread. */
public final class NamespaceRecovery<U extends User> {
    private static final Set<DisconnectReason> LOSSES = EnumSet.of(
            DisconnectReason.TRANSPORT_CLOSE,
            DisconnectReason.TRANSPORT_ERROR,
            DisconnectReason.PING_TIMEOUT,
            DisconnectReason.SLOW_CLIENT);

    private final RecoverySettings settings;
    private final DeliveryContext delivery;
    private final Execution execution;
    private final CredentialChecks credentials;
    private final SessionEnds<U> ends;
    private final DeliveryLog log;
    private final AwayBounds<U> bounds;
    private final @Nullable SharedSessions<U> shared;
    private final Map<String, RecoverableSession<U>> sessions = new ConcurrentHashMap<>();
    private volatile boolean closed;

    /** Without sessions; starts the store that the adapter has, if it has one. */
    public NamespaceRecovery(
            RecoverySettings settings,
            DeliveryContext delivery,
            Execution execution,
            CredentialChecks credentials,
            SessionEnds<U> ends) {
        this.settings = settings;
        this.delivery = delivery;
        this.execution = execution;
        this.credentials = credentials;
        this.ends = ends;
        this.log = Objects.requireNonNull(delivery.rooms().log(), "log");
        this.bounds = new AwayBounds<>(settings);
        this.shared = delivery.store() == null ? null : new SharedSessions<>(this, delivery.store());
        if (shared != null) {
            shared.start(settings.window());
        }
    }

    RecoverySettings settings() {
        return settings;
    }

    DeliveryContext delivery() {
        return delivery;
    }

    LocalRooms rooms() {
        return delivery.rooms();
    }

    DeliveryLog log() {
        return log;
    }

    @Nullable
    SharedSessions<U> shared() {
        return shared;
    }

    /** The session on this server that a client knows by that; null if there is none. */
    @Nullable
    RecoverableSession<U> session(String pid) {
        return sessions.get(pid);
    }

    /** Whether a client that comes back has a connection still. */
    public boolean isConnected(ReturnTicket ticket, U user) {
        RecoverableSession<U> session = sessions.get(ticket.pid());
        return session != null && session.isOf(user) && session.owner() != null;
    }

    /** Those that come back. */
    public Returns<U> returns() {
        return new Returns<>(this);
    }

    // --- sessions begin

    /** A new name for a session, which nobody can guess. */
    public static String newPid() {
        return RandomIds.next();
    }

    /** Begins a session; under the lock of the rooms. Null while it is not known where events stand. */
    public @Nullable RecoverableSession<U> begin(String pid, String socketId, User user, SessionOwner<U> owner) {
        if (closed || !log.isBegun()) {
            return null;
        }
        RecoverableSession<U> session =
                new RecoverableSession<>(this, pid, user, new RoomHistory(socketId, log.head()), owner);
        sessions.put(pid, session);
        return session;
    }

    // --- a client is away

    /** The connection of a session is lost; false if it is not to be recovered, as that reason says or since it has ended. */
    public boolean lost(RecoverableSession<U> session, SessionOwner<U> owner, Remains<U> remains) {
        boolean recoverable = LOSSES.contains(remains.reason())
                || shared != null && remains.reason() == DisconnectReason.SERVER_SHUTTING_DOWN;
        if (!recoverable || closed || session.isCondemned() || !session.lose(owner, remains)) {
            return false;
        }
        keep(session);
        return true;
    }

    /** Keeps a session that is away. */
    void keep(RecoverableSession<U> session) {
        sessions.put(session.pid(), session);
        delivery.away().add(session);
        Remains<U> remains = session.remains();
        if (remains != null) {
            session.setTimer(execution.timers().schedule(settings.window(), () -> windowOver(session, remains)));
        }
        bounds.add(session).forEach(surplus -> end(surplus, SessionEndReason.EVICTED));
        RecoverableSession<U> oldest = log.isMemoryScarce() ? bounds.oldest() : null;
        if (oldest != null) {
            end(oldest, SessionEndReason.EVICTED);
        }
        if (shared != null) {
            shared.save(session);
        }
        if (session.isCondemned()) {
            end(session, SessionEndReason.SERVER_DISCONNECT);
        } else if (closed) {
            end(session, SessionEndReason.NAMESPACE_CLOSED);
        }
    }

    /** A session from another server is away here, until its client has it. */
    void adopt(RecoverableSession<U> session) {
        sessions.put(session.pid(), session);
        delivery.away().add(session);
        bounds.add(session);
        session.setTimer(
                execution.timers().schedule(settings.window(), () -> end(session, SessionEndReason.NOT_BACK_IN_TIME)));
    }

    private void windowOver(RecoverableSession<U> session, Remains<U> remains) {
        if (session.remains() != remains) {
            // Its client has come back meanwhile.
            return;
        }
        if (shared == null) {
            end(session, SessionEndReason.NOT_BACK_IN_TIME);
        } else {
            shared.windowOver(session);
        }
    }

    /** The rooms of a session that is away have changed. */
    void changedAway(RecoverableSession<U> session) {
        if (shared != null) {
            shared.changed(session);
        }
    }

    /** A session is away no longer, on this server. */
    void resumed(RecoverableSession<U> session) {
        session.cancelTimer();
        bounds.remove(session);
        delivery.away().remove(session);
    }

    /** Another server has a session now. */
    void forget(RecoverableSession<U> session) {
        forget(session, execution.handlers());
    }

    private void forget(RecoverableSession<U> session, Executor executor) {
        Remains<U> remains = session.endAway();
        if (remains != null) {
            resumed(session);
            sessions.remove(session.pid(), session);
            finish(
                    remains,
                    executor,
                    () -> ends.notifyGone(session.id(), remains.authentication().user(), remains.data()));
        }
    }

    // After the disconnect listeners of its last socket.
    private void finish(Remains<U> remains, Executor executor, Runnable notification) {
        if (ends.isEmpty()) {
            release(remains);
            return;
        }
        remains.disconnected()
                .whenComplete((done, failure) -> executor.execute(() -> {
                    notification.run();
                    release(remains);
                }));
    }

    // --- sessions end

    /** A socket has ended in a way after which its session is not recovered; false if the session is not its own. */
    public boolean endWith(SessionOwner<U> owner, RecoverableSession<U> session) {
        return session.endLive(owner) && sessions.remove(session.pid(), session);
    }

    /** The server disconnects a session, which may be away. */
    public void disconnect(RecoverableSession<U> session) {
        session.condemn();
        end(session, SessionEndReason.SERVER_DISCONNECT);
    }

    /** Ends a session that is away; does nothing if it is not. */
    void end(RecoverableSession<U> session, SessionEndReason reason) {
        end(session, reason, execution.handlers());
    }

    private void end(RecoverableSession<U> session, SessionEndReason reason, Executor executor) {
        Remains<U> remains = session.endAway();
        if (remains == null) {
            return;
        }
        resumed(session);
        sessions.remove(session.pid(), session);
        if (shared != null) {
            shared.drop(session);
        }
        Set<Room> rooms = ends.isEmpty()
                ? Set.of()
                : RoomNames.rooms(
                        rooms().exclusively(() -> session.roomHistory().rooms()));
        EndedSession<U> ended = EndedSession.of(
                session.id(), remains.authentication().user(), remains.data(), rooms, reason, remains.reason());
        finish(remains, executor, () -> ends.notifyEnd(ended));
    }

    /** A client has come back to a session that cannot be recovered after all. */
    public void giveUp(RecoverableSession<U> session) {
        end(session, SessionEndReason.NOT_RECOVERABLE);
    }

    /** The namespace need not stay for what remains of a socket. */
    public void release(Remains<U> remains) {
        Runnable released = remains.released();
        if (released != null) {
            released.run();
        }
    }

    /** Ends those that are away whose credentials are such. */
    public void revoke(Predicate<Authentication<?>> revoked) {
        for (RecoverableSession<U> session : bounds.all()) {
            Remains<U> remains = session.remains();
            if (remains != null && revoked.test(remains.authentication())) {
                end(session, SessionEndReason.CREDENTIALS);
            }
        }
    }

    /** Whether credentials with which somebody was connected count no more. */
    boolean areOver(Authentication<U> authentication) {
        return authentication.expiresAt() != null && !execution.timers().now().isBefore(authentication.expiresAt())
                || credentials.revocations().isRevoked(authentication);
    }

    /** The namespace ends, and its sessions with it. Application code. */
    public void close() {
        closed = true;
        rooms().exclusively(log::clear);
        for (RecoverableSession<U> session : bounds.all()) {
            if (shared == null) {
                end(session, SessionEndReason.NAMESPACE_CLOSED, Runnable::run);
            } else {
                // Those of several servers outlive this one.
                forget(session, Runnable::run);
            }
        }
    }
}
