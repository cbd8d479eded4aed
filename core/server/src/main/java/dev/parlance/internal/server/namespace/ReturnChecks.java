package dev.parlance.internal.server.namespace;

import dev.parlance.event.RefusalCode;
import dev.parlance.event.RefusedException;
import dev.parlance.internal.server.delivery.RoomNames;
import dev.parlance.internal.server.listener.Registrations;
import dev.parlance.socket.FailedHandler;
import dev.parlance.socket.Registration;
import dev.parlance.socket.RejoinCheck;
import dev.parlance.socket.ReturnCheck;
import dev.parlance.socket.ReturningSession;
import dev.parlance.socket.Room;
import dev.parlance.socket.Socket;
import dev.parlance.socket.User;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** What a namespace asks before clients that come back are in their rooms again. Any thread. */
public final class ReturnChecks<U extends User> {
    private static final long PATIENCE_MILLIS = 2_000;

    private final LocalNamespace<U> namespace;
    private final List<RejoinCheck<U>> ofRooms = new CopyOnWriteArrayList<>();
    private final List<ReturnCheck<U>> ofSessions = new CopyOnWriteArrayList<>();

    ReturnChecks(LocalNamespace<U> namespace) {
        this.namespace = namespace;
    }

    Registration add(RejoinCheck<U> check) {
        return Registrations.in(ofRooms, check);
    }

    Registration add(ReturnCheck<U> check) {
        return Registrations.in(ofSessions, check);
    }

    /**
     * The rooms that a session may be in no longer. Application code; waits for two seconds at most for what is answered later.
     *
     * @param socket is about to have it
     * @return null if that cannot be known
     */
    public @Nullable Set<String> forbidden(Socket<U> socket, ReturningSession<U> session) throws InterruptedException {
        CompletableFuture<Set<String>> later = begin(session);
        Set<String> forbidden = new HashSet<>();
        for (Room room : session.rooms()) {
            if (!mayRejoin(socket, room)) {
                forbidden.add(room.name());
            }
        }
        try {
            forbidden.addAll(later.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS));
            return forbidden;
        } catch (ExecutionException | TimeoutException failure) {
            Throwable cause = failure.getCause() == null ? failure : failure.getCause();
            if (!(cause instanceof RefusedException refused) || !isDenial(refused)) {
                failed(cause, "return check", "A return check of namespace {} failed: the client gets a new session");
            }
            return null;
        }
    }

    private static boolean isDenial(RefusedException refused) {
        return refused.refusal().code().equals(RefusalCode.PERMISSION_DENIED);
    }

    // All at the same time: they may wait for different stores.
    private CompletableFuture<Set<String>> begin(ReturningSession<U> session) {
        List<CompletableFuture<? extends Collection<Room>>> begun = new ArrayList<>(ofSessions.size());
        for (ReturnCheck<U> check : ofSessions) {
            begun.add(begin(check, session).toCompletableFuture());
        }
        return CompletableFuture.allOf(begun.toArray(CompletableFuture[]::new)).thenApply(all -> {
            Set<String> lost = new HashSet<>();
            begun.forEach(rooms -> lost.addAll(RoomNames.names(rooms.join())));
            return lost;
        });
    }

    private CompletionStage<? extends Collection<Room>> begin(ReturnCheck<U> check, ReturningSession<U> session) {
        try {
            return check.lostRooms(session);
        } catch (Throwable failure) {
            return CompletableFuture.failedFuture(failure);
        }
    }

    private boolean mayRejoin(Socket<U> socket, Room room) {
        for (RejoinCheck<U> check : ofRooms) {
            try {
                if (!check.mayRejoin(socket, room)) {
                    return false;
                }
            } catch (Throwable failure) {
                failed(
                        failure,
                        "rejoin check",
                        "A rejoin check of namespace {} failed: the socket is not in the room any more");
                return false;
            }
        }
        return true;
    }

    private void failed(Throwable failure, String what, String message) {
        namespace
                .socketContext()
                .reports()
                .server()
                .failed(FailedHandler.of(what, failure).withNamespace(namespace.label()), message, namespace);
    }
}
