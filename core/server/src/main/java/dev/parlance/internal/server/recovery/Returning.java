package dev.parlance.internal.server.recovery;

import dev.parlance.adapter.LoggedBroadcast;
import dev.parlance.adapter.Offset;
import dev.parlance.internal.server.delivery.RoomNames;
import dev.parlance.internal.server.event.EventWriter;
import dev.parlance.internal.server.event.OutgoingEvent;
import dev.parlance.internal.server.history.LoggedEvent;
import dev.parlance.internal.server.history.RoomHistory;
import dev.parlance.socket.ReturningSession;
import dev.parlance.socket.User;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A client that has come back to a session of its own. Used by one thread. */
public final class Returning<U extends User> {
    private final NamespaceRecovery<U> recovery;
    private final RecoverableSession<U> session;
    private final Remains<U> remains;
    private final Offset from;
    private final List<LoggedEvent> history = new ArrayList<>();
    private Set<String> forbidden = Set.of();

    Returning(NamespaceRecovery<U> recovery, RecoverableSession<U> session, Remains<U> remains, Offset from) {
        this.recovery = recovery;
        this.session = session;
        this.remains = remains;
        this.from = from;
    }

    /** The session. */
    public RecoverableSession<U> session() {
        return session;
    }

    /** What remains of its last socket. */
    public Remains<U> remains() {
        return remains;
    }

    /**
     * What is asked about before its client has it again.
     *
     * @param user its user, as authenticated just now
     */
    public ReturningSession<U> asked(U user) {
        List<String> names =
                recovery.rooms().exclusively(() -> session.roomHistory().rooms());
        return ReturningSession.of(session.id(), user, remains.data(), RoomNames.rooms(names));
    }

    /** The rooms that it may be in no longer. */
    public void forbid(Set<String> rooms) {
        forbidden = rooms;
    }

    /** Reads what this server has not delivered itself, as far as it is needed; false if that cannot be had. */
    boolean readHistory() throws InterruptedException {
        SharedSessions<U> shared = recovery.shared();
        if (shared == null) {
            return true;
        }
        Offset last = newest(session.roomHistory());
        if (!shared.reaches(from.isAfter(last) ? from : last)) {
            return false;
        }
        int left = recovery.settings().maxEvents();
        while (!coveredHere()) {
            List<LoggedBroadcast> some = left <= 0 ? null : shared.read(covered(), left);
            if (some == null || some.isEmpty()) {
                return false;
            }
            EventWriter writer = recovery.delivery().writer();
            some.forEach(logged -> history.add(new LoggedEvent(
                    logged.offset(),
                    logged.broadcast().selection(),
                    writer.write(logged.broadcast().name(), logged.broadcast().arguments())
                            .at(logged.offset().toString()),
                    0)));
            left -= some.size();
        }
        return true;
    }

    // Where it has joined rooms may be known elsewhere first.
    private Offset newest(RoomHistory roomHistory) {
        return recovery.rooms().exclusively(roomHistory::newest);
    }

    private boolean coveredHere() {
        return recovery.rooms().exclusively(() -> recovery.log().covers(covered()));
    }

    /** The place up to which everything was read. */
    private Offset covered() {
        return history.isEmpty() ? from : history.get(history.size() - 1).offset();
    }

    /** Makes the session a socket's; under the lock of the rooms. Null if it cannot be recovered, or another client has it. */
    public @Nullable Restored<U> claim(SessionOwner<U> owner) {
        RoomHistory roomHistory = session.roomHistory();
        if (!roomHistory.covers(from) || !recovery.log().covers(covered())) {
            return null;
        }
        List<OutgoingEvent> missed = new ArrayList<>();
        if (!addMissed(history, missed) || !addMissed(recovery.log().after(covered()), missed)) {
            return null;
        }
        Remains<U> resumed = session.resume(owner);
        if (resumed == null) {
            return null;
        }
        roomHistory.forget(forbidden);
        recovery.resumed(session);
        return new Restored<>(session, resumed, roomHistory.rooms(), missed);
    }

    private boolean addMissed(List<LoggedEvent> entries, List<OutgoingEvent> missed) {
        RecoverySettings settings = recovery.settings();
        long bytes = 0;
        for (LoggedEvent entry : entries) {
            if (session.roomHistory().includes(entry.selection(), entry.offset(), forbidden)) {
                missed.add(entry.event());
                bytes += entry.event().size();
                if (missed.size() > settings.maxReplayEvents() || bytes > settings.maxReplayBytes()) {
                    return false;
                }
            }
        }
        return true;
    }

    /** It was claimed, but its client has gone again. */
    public void giveBack(Restored<U> restored, SessionOwner<U> owner) {
        if (session.lose(owner, restored.remains())) {
            recovery.keep(session);
        }
    }
}
