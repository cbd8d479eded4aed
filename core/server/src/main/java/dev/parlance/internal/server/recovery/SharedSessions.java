package dev.parlance.internal.server.recovery;

import dev.parlance.adapter.Broadcast;
import dev.parlance.adapter.LoggedBroadcast;
import dev.parlance.adapter.Offset;
import dev.parlance.adapter.RecoveryNode;
import dev.parlance.adapter.RecoveryStore;
import dev.parlance.adapter.SavedSession;
import dev.parlance.socket.SessionEndReason;
import dev.parlance.socket.User;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The sessions of one namespace as several servers share them: whoever takes one from the store has it. Any thread. */
final class SharedSessions<U extends User> implements RecoveryNode {
    /** How long a store may take. */
    static final long PATIENCE_MILLIS = 2_000;

    /** How much longer than the window a store keeps sessions: so it is known who takes one last. */
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final NamespaceRecovery<U> recovery;
    private final RecoveryStore store;

    SharedSessions(NamespaceRecovery<U> recovery, RecoveryStore store) {
        this.recovery = recovery;
        this.store = store;
    }

    void start(Duration window) {
        store.start(this, window.plus(GRACE));
    }

    // --- what the store asks

    @Override
    public void begin(Offset after) {
        recovery.rooms().exclusively(() -> {
            recovery.log().begin(after);
            return after;
        });
    }

    @Override
    public void deliver(Offset offset, Broadcast broadcast) {
        recovery.delivery().deliverAt(offset, broadcast);
    }

    @Override
    public CompletionStage<Boolean> release(String pid) {
        RecoverableSession<U> session = recovery.session(pid);
        if (session == null) {
            return CompletableFuture.completedStage(false);
        }
        SessionOwner<U> owner = session.owner();
        if (owner != null) {
            owner.loseConnection();
        }
        return session.saved().thenApply(done -> session.remains() != null);
    }

    // --- what is kept

    /** Keeps a session that is away. */
    void save(RecoverableSession<U> session) {
        session.setSaved(guard(() -> {
            SavedSession saved = recovery.rooms().exclusively(() -> SessionDetails.save(session));
            return saved == null ? session.saved() : store.save(saved);
        }));
    }

    /** Drops a session that has ended. */
    void drop(RecoverableSession<U> session) {
        guard(() -> store.take(session.pid()));
    }

    /** The rooms of a session have changed while it is away here: unless another server has it, it is kept anew. */
    void changed(RecoverableSession<U> session) {
        guard(() -> store.take(session.pid())).whenComplete((taken, failure) -> {
            if (taken != null) {
                save(session);
            } else if (failure == null) {
                recovery.forget(session);
            }
        });
    }

    /** Its window is over: it has ended, unless another server has it. */
    void windowOver(RecoverableSession<U> session) {
        guard(() -> store.take(session.pid())).whenComplete((taken, failure) -> {
            if (taken == null && failure == null) {
                recovery.forget(session);
            } else {
                recovery.end(session, SessionEndReason.NOT_BACK_IN_TIME);
            }
        });
    }

    // --- a client comes back; these wait

    /** Takes a session; null if there is none. Gives it back if it is another user's. */
    @Nullable
    RecoverableSession<U> take(ReturnTicket ticket, U user, DataReader data) throws InterruptedException {
        RecoverableSession<U> here = recovery.session(ticket.pid());
        if (here != null) {
            if (!here.isOf(user)) {
                return null;
            }
            SessionOwner<U> owner = here.owner();
            if (owner != null) {
                owner.loseConnection();
            }
            await(here.saved());
        }
        SavedSession saved = await(guard(() -> store.take(ticket.pid())));
        if (saved == null) {
            return null;
        }
        if (here != null && here.remains() != null) {
            return here;
        }
        if (!SessionDetails.isOf(saved, user)) {
            guard(() -> store.save(saved));
            return null;
        }
        RecoverableSession<U> restored = SessionDetails.restore(recovery, saved, user, data);
        recovery.adopt(restored);
        return restored;
    }

    /** What comes after a place, at most so much; null if it is not kept. */
    @Nullable
    List<LoggedBroadcast> read(Offset after, int max) throws InterruptedException {
        return await(guard(() -> store.read(after, max)));
    }

    /** Waits until the store has delivered so much here. */
    boolean reaches(Offset place) throws InterruptedException {
        CompletionStage<Void> reached =
                recovery.rooms().exclusively(() -> recovery.log().reached(place));
        try {
            reached.toCompletableFuture().get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException | ExecutionException late) {
            recovery.rooms().exclusively(() -> recovery.log().giveUp(place));
            return false;
        }
    }

    private static <T> CompletableFuture<T> guard(Supplier<CompletionStage<T>> call) {
        try {
            return call.get().toCompletableFuture();
        } catch (RuntimeException failure) {
            return CompletableFuture.failedFuture(failure);
        }
    }

    private <T> @Nullable T await(CompletionStage<T> stage) throws InterruptedException {
        try {
            return stage.toCompletableFuture().get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException failure) {
            recovery.delivery()
                    .reports()
                    .server()
                    .log()
                    .warn(
                            "The store of recoverable sessions fails: clients that come back get new ones ({})",
                            failure.toString());
            return null;
        }
    }
}
