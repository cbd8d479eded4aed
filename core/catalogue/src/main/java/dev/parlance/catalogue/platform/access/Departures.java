package dev.parlance.catalogue.platform.access;

import dev.parlance.event.Incubating;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Registration;
import dev.parlance.socket.Room;
import dev.parlance.socket.Socket;
import dev.parlance.socket.User;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * When sockets of a namespace of this server have departed, as others see it: at once if their clients cannot come back; otherwise when
 * these have not come back after a while. A socket whose client comes back in time has never been away. May be used from any thread.
 *
 * @param <U> the type of the namespace's users
 */
@Incubating
public final class Departures<U extends User> {
    /** How long a client may be away before others are notified: as long as a presence lasts. */
    public static final Duration GRACE = Duration.ofSeconds(10);

    private final Namespace<U> namespace;
    private final Duration grace;
    private final Listener<? super Socket<U>> listener;
    private final Map<String, Lost<U>> lost = new ConcurrentHashMap<>();

    /**
     * What follows from departures and returns.
     *
     * @param <S> the type of the sockets
     */
    public interface Listener<S> {
        /** A socket has departed. Called once for each; must not block. */
        void departed(S socket);

        /**
         * A client has come back, and that socket has the id, the data and the rooms of the one before, which may have departed. Called on
         * a sign-in thread, before the socket's events.
         *
         * @param elsewhere whether the socket before was one of another server: then this server does not know what was done to it
         */
        void returned(S socket, boolean elsewhere);
    }

    /** A socket whose connection is lost, with the rooms that it was in then. */
    private static final class Lost<U extends User> {
        // Not a monitor: on virtual threads a blocked one would hold its carrier until Java 24.
        private final Lock lock = new ReentrantLock();
        private final Socket<U> socket;
        private final Set<Room> rooms;
        private volatile boolean departed;
        private boolean over;

        Lost(Socket<U> socket) {
            this.socket = socket;
            this.rooms = socket.rooms();
        }

        void depart(Listener<? super Socket<U>> listener) {
            locked(() -> {
                if (!departed && !over) {
                    departed = true;
                    listener.departed(socket);
                }
                return true;
            });
        }

        /** Its client has come back: what is notified of that comes behind a departure. */
        void end() {
            locked(() -> over = true);
        }

        // Not under the lock: it is asked by what another departure has caused.
        boolean hasDeparted() {
            return departed;
        }

        private boolean locked(BooleanSupplier work) {
            lock.lock();
            try {
                return work.getAsBoolean();
            } finally {
                lock.unlock();
            }
        }
    }

    private Departures(Namespace<U> namespace, Duration grace, Listener<? super Socket<U>> listener) {
        this.namespace = namespace;
        this.grace = grace;
        this.listener = listener;
    }

    /**
     * Those of a namespace.
     *
     * @param grace how long a client may be away; zero if a lost connection is a departure
     */
    public static <U extends User> Departures<U> of(
            Namespace<U> namespace, Duration grace, Listener<? super Socket<U>> listener) {
        return new Departures<>(namespace, grace, listener);
    }

    /** Begins to watch. */
    public Registration listen() {
        return Registration.all(
                namespace.onDisconnecting((socket, reason) -> disconnecting(socket)),
                namespace.onConnect(socket -> {
                    if (socket.recovered()) {
                        returned(socket);
                    }
                }),
                namespace.onSessionGone((socketId, user, data) -> gone(socketId)));
    }

    private void disconnecting(Socket<U> socket) {
        if (socket.hasEnded()) {
            listener.departed(socket);
            return;
        }
        Lost<U> away = new Lost<>(socket);
        lost.put(socket.id(), away);
        if (grace.isZero()) {
            away.depart(listener);
        } else {
            // Not cancelled if its client comes back: that is seen at its end, which is soon.
            namespace.server().scheduler().schedule(grace, () -> away.depart(listener));
        }
    }

    private void returned(Socket<U> socket) {
        Lost<U> away = lost.remove(socket.id());
        if (away != null) {
            away.end();
        }
        listener.returned(socket, away == null);
    }

    private void gone(String socketId) {
        Lost<U> away = lost.remove(socketId);
        if (away != null) {
            away.depart(listener);
        }
    }

    /** Whether a socket has departed: then nobody is notified of that again. */
    public boolean hasDeparted(Socket<?> socket) {
        if (socket.isConnected()) {
            return false;
        }
        Lost<U> away = lost.get(socket.id());
        return socket.hasEnded() || away != null && away.hasDeparted();
    }

    /** Whether a socket of that id is connected, or its client may come back. */
    public boolean isHere(String socketId) {
        return lost.containsKey(socketId) || namespace.socket(socketId) != null;
    }

    /** The sockets of a user, and those of the user whose connection is lost and whose client may come back. */
    public List<Socket<U>> socketsOf(String userId) {
        // Twice: one may be lost, or come back, meanwhile.
        Set<Socket<U>> all = new LinkedHashSet<>(lostOf(userId));
        all.addAll(AccessRechecks.socketsOf(namespace, userId));
        all.addAll(lostOf(userId));
        return List.copyOf(all);
    }

    /** As {@link #socketsOf}, of all users. */
    public List<Socket<U>> sockets() {
        Set<Socket<U>> all = new LinkedHashSet<>(lostOf(null));
        all.addAll(namespace.sockets());
        all.addAll(lostOf(null));
        return List.copyOf(all);
    }

    private List<Socket<U>> lostOf(@Nullable String userId) {
        List<Socket<U>> found = new ArrayList<>(0);
        for (Lost<U> away : lost.values()) {
            if (userId == null || away.socket.user().id().equals(userId)) {
                found.add(away.socket);
            }
        }
        return found;
    }

    /** The rooms of a socket; those that it was in at first if its connection is lost. */
    public Set<Room> roomsOf(Socket<?> socket) {
        Lost<U> away = socket.isConnected() ? null : lost.get(socket.id());
        return away == null ? socket.rooms() : away.rooms;
    }

    /** Takes a socket out of rooms, also if its connection is lost, or its client has just come back. */
    public static void leave(Socket<?> socket, List<Room> rooms) {
        socket.namespace().local().toSockets(socket.id()).socketsLeave(rooms);
    }
}
