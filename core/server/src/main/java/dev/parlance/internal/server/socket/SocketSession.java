package dev.parlance.internal.server.socket;

import dev.parlance.internal.server.delivery.RoomNames;
import dev.parlance.internal.server.event.OutgoingEvent;
import dev.parlance.internal.server.history.RoomHistory;
import dev.parlance.internal.server.recovery.NamespaceRecovery;
import dev.parlance.internal.server.recovery.RecoverableSession;
import dev.parlance.internal.server.recovery.Remains;
import dev.parlance.internal.server.recovery.Restored;
import dev.parlance.internal.server.recovery.SessionOwner;
import dev.parlance.socket.DisconnectReason;
import dev.parlance.socket.EndedSession;
import dev.parlance.socket.Guest;
import dev.parlance.socket.Room;
import dev.parlance.socket.SessionEndReason;
import dev.parlance.socket.User;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The session of one socket, which its client may find again; none where nothing is recovered. Any thread. */
public final class SocketSession<U extends User> implements SessionOwner<U> {
    private final LocalSocket<U> socket;
    private final Object token = new Object();
    private volatile @Nullable RecoverableSession<U> session;
    private volatile boolean recovered;

    SocketSession(LocalSocket<U> socket) {
        this.socket = socket;
    }

    // --- how it begins; under the lock of the rooms

    /** It is a new one. */
    public void begin(@Nullable RecoverableSession<U> begun) {
        session = begun;
    }

    /** It is one that its client had before. */
    public void resume(Restored<U> restored) {
        Remains<U> remains = restored.remains();
        session = restored.session();
        recovered = true;
        socket.resume(restored.session().id());
        socket.lifecycle().joinsLater(restored.rooms());
        socket.traffic().resume(remains.format());
        if (socket.user() instanceof Guest) {
            socket.lifecycle().resume(remains.authentication());
        }
    }

    /** It has been resumed; not under the lock, as data may be locked and listeners are the application's. */
    public void resumed(Restored<U> restored) {
        if (restored.remains().data() instanceof LocalData before) {
            socket.data().inherit(before);
        }
        for (OutgoingEvent event : restored.missed()) {
            socket.notifyOutgoing(event);
            socket.context().reports().sent(event.label(), 1);
        }
    }

    /** Whether its client had it before. */
    boolean isRecovered() {
        return recovered;
    }

    /** Whether no socket will have it any more. */
    boolean hasEnded() {
        RecoverableSession<U> known = session;
        return known == null || known.hasEnded();
    }

    @Override
    public Object token() {
        return token;
    }

    @Override
    public void loseConnection() {
        socket.connection().close(DisconnectReason.TRANSPORT_CLOSE);
    }

    // --- while it is the socket's, connected or not

    private @Nullable RecoverableSession<U> active() {
        RecoverableSession<U> known = session;
        return known != null && known.isOf(this) ? known : null;
    }

    @Nullable
    RoomHistory roomHistory() {
        RecoverableSession<U> active = active();
        return active == null ? null : active.roomHistory();
    }

    /** Sends an event in the order of the namespace, also if the client is away; false if there is no session. */
    boolean sends(OutgoingEvent event, boolean isVolatile) {
        RecoverableSession<U> known = session;
        if (known == null || hasEnded()) {
            return false;
        }
        // Also to the socket that the session has meanwhile: a handler may take longer than its client is away.
        socket.context().delivery().sendTo(known.id(), event, isVolatile);
        return true;
    }

    /** The socket, whose connection is lost, joins rooms. */
    void joinAway(List<String> names) {
        RecoverableSession<U> active = active();
        if (active != null) {
            active.join(names);
        }
    }

    /** The socket, whose connection is lost, leaves rooms. */
    void leaveAway(Collection<String> names) {
        RecoverableSession<U> active = active();
        if (active != null) {
            active.leave(names);
        }
    }

    /** The server disconnects the socket: its client does not find it again. */
    void disconnect() {
        RecoverableSession<U> active = active();
        NamespaceRecovery<U> recovery = socket.context().recovery();
        if (active != null && recovery != null) {
            recovery.disconnect(active);
        }
    }

    // --- how it ends

    /**
     * The socket has ended.
     *
     * @return is to be run after its disconnect listeners
     */
    Runnable closed(DisconnectReason reason) {
        RecoverableSession<U> active = active();
        NamespaceRecovery<U> recovery = socket.context().recovery();
        if (active == null || recovery == null) {
            return ended(reason);
        }
        CompletableFuture<Void> disconnected = new CompletableFuture<>();
        Remains<U> remains = new Remains<>(
                socket.authentication(),
                socket.data(),
                socket.format(),
                reason,
                disconnected,
                socket.context().released());
        if (recovery.lost(active, this, remains)) {
            return () -> disconnected.complete(null);
        }
        recovery.endWith(this, active);
        return ended(reason);
    }

    private Runnable ended(DisconnectReason reason) {
        SocketContext<U> context = socket.context();
        Set<Room> rooms = context.sessionEnds().isEmpty()
                ? Set.of()
                : RoomNames.rooms(context.delivery().rooms().of(socket));
        return () -> {
            if (!context.sessionEnds().isEmpty()) {
                context.sessionEnds()
                        .notifyEnd(EndedSession.of(
                                socket.id(),
                                socket.user(),
                                socket.data(),
                                rooms,
                                SessionEndReason.DISCONNECTED,
                                reason));
            }
            Runnable released = context.released();
            if (released != null) {
                released.run();
            }
        };
    }
}
