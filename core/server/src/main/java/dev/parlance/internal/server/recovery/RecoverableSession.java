package dev.parlance.internal.server.recovery;

import dev.parlance.adapter.Selection;
import dev.parlance.internal.execution.Timers;
import dev.parlance.internal.server.delivery.AwaySocket;
import dev.parlance.internal.server.delivery.LocalRooms;
import dev.parlance.internal.server.event.EventWriter;
import dev.parlance.internal.server.history.DeliveryLog;
import dev.parlance.internal.server.history.RoomHistory;
import dev.parlance.socket.Guest;
import dev.parlance.socket.User;
import java.util.Collection;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A session: of a socket that is connected, or away. Any thread; its rooms are guarded by the lock of the namespace's rooms. */
public final class RecoverableSession<U extends User> implements AwaySocket {
    private final NamespaceRecovery<U> recovery;
    private final String pid;
    private final User user;
    private final RoomHistory roomHistory;
    private final AtomicReference<Phase<U>> phase;
    private volatile boolean condemned;
    private Timers.@Nullable Timer timer;
    private CompletionStage<Void> saved = CompletableFuture.completedStage(null);

    /** Whether a client has it. */
    private interface Phase<U extends User> {}

    private record Live<U extends User>(SessionOwner<U> owner) implements Phase<U> {}

    private record Away<U extends User>(
            Remains<U> remains, @Nullable Object token) implements Phase<U> {}

    private record Ended<U extends User>() implements Phase<U> {}

    RecoverableSession(
            NamespaceRecovery<U> recovery, String pid, User user, RoomHistory roomHistory, SessionOwner<U> owner) {
        this(recovery, pid, user, roomHistory, new AtomicReference<>(new Live<>(owner)));
    }

    RecoverableSession(
            NamespaceRecovery<U> recovery, String pid, User user, RoomHistory roomHistory, Remains<U> remains) {
        this(recovery, pid, user, roomHistory, new AtomicReference<>(new Away<>(remains, null)));
    }

    private RecoverableSession(
            NamespaceRecovery<U> recovery,
            String pid,
            User user,
            RoomHistory roomHistory,
            AtomicReference<Phase<U>> phase) {
        this.recovery = recovery;
        this.pid = pid;
        this.user = user;
        this.roomHistory = roomHistory;
        this.phase = phase;
    }

    /** What its client knows it by: a secret. */
    public String pid() {
        return pid;
    }

    @Override
    public String id() {
        return roomHistory.socketId();
    }

    @Override
    public String userId() {
        return user.id();
    }

    /** Whether it is that user's; guests have no other identity than what their clients know. */
    boolean isOf(User other) {
        return user instanceof Guest ? other instanceof Guest : user.id().equals(other.id());
    }

    /** Its rooms; guarded by the lock of the namespace's rooms. */
    public RoomHistory roomHistory() {
        return roomHistory;
    }

    // --- how it goes on

    /** Whether that socket is its last one, connected or not, and it has not ended. */
    public boolean isOf(SessionOwner<U> owner) {
        Phase<U> now = phase.get();
        return now instanceof Live<U> live
                ? live.owner == owner
                : now instanceof Away<U> away && away.token == owner.token();
    }

    /** Its socket; null while it is away, and when it has ended. */
    @Nullable
    SessionOwner<U> owner() {
        return phase.get() instanceof Live<U> live ? live.owner : null;
    }

    /** What remains of its last socket; null unless it is away. */
    @Nullable
    Remains<U> remains() {
        return phase.get() instanceof Away<U> away ? away.remains : null;
    }

    /** Whether no client will have it any more. */
    public boolean hasEnded() {
        return phase.get() instanceof Ended<U>;
    }

    /** It is not to be recovered, also if its connection is only being lost. */
    void condemn() {
        condemned = true;
    }

    /** Whether it is not to be recovered. */
    boolean isCondemned() {
        return condemned;
    }

    /** The connection of a socket is lost; false if it is not its socket any more. */
    boolean lose(SessionOwner<U> owner, Remains<U> remains) {
        Phase<U> now = phase.get();
        return now instanceof Live<U> live
                && live.owner == owner
                && phase.compareAndSet(now, new Away<>(remains, owner.token()));
    }

    /** A client has come back; null if it was not away. */
    @Nullable
    Remains<U> resume(SessionOwner<U> owner) {
        Phase<U> now = phase.get();
        return now instanceof Away<U> away && phase.compareAndSet(now, new Live<>(owner)) ? away.remains : null;
    }

    /** It ends while it is away; null if it was not. */
    @Nullable
    Remains<U> endAway() {
        Phase<U> now = phase.get();
        return now instanceof Away<U> away && phase.compareAndSet(now, new Ended<>()) ? away.remains : null;
    }

    /** It ends with its socket, which it is not recoverable after; false if it has ended, or has another socket. */
    boolean endLive(SessionOwner<U> owner) {
        Phase<U> now = phase.get();
        return now instanceof Live<U> live && live.owner == owner && phase.compareAndSet(now, new Ended<>());
    }

    // --- as several servers share it

    EventWriter writer() {
        return recovery.delivery().writer();
    }

    synchronized void setSaved(CompletionStage<Void> stage) {
        saved = stage;
    }

    /** Ends when it is kept for other servers. */
    synchronized CompletionStage<Void> saved() {
        return saved;
    }

    // --- when its time is over

    synchronized void setTimer(Timers.Timer due) {
        timer = due;
    }

    synchronized void cancelTimer() {
        if (timer != null) {
            timer.cancel();
            timer = null;
        }
    }

    // --- as a socket that is away

    @Override
    public boolean isIn(Selection selection) {
        return roomHistory.includesNow(selection);
    }

    @Override
    public void join(Collection<String> names) {
        change(log -> names.forEach(name -> roomHistory.join(name, log.head())));
    }

    @Override
    public void leave(Collection<String> names) {
        change(log -> names.forEach(name -> roomHistory.leave(name, log)));
    }

    private void change(Consumer<DeliveryLog> change) {
        LocalRooms rooms = recovery.rooms();
        rooms.exclusively(() -> {
            change.accept(Objects.requireNonNull(rooms.log()));
            return true;
        });
        recovery.changedAway(this);
    }

    @Override
    public void noteGap(DeliveryLog log) {
        roomHistory.gap(log.head());
    }

    @Override
    public void disconnect() {
        recovery.disconnect(this);
    }

    /** Nothing that is secret. */
    @Override
    public String toString() {
        return "session of socket " + id();
    }
}
