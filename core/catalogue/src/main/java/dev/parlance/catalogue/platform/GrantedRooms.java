package dev.parlance.catalogue.platform;

import dev.parlance.event.RefusalCode;
import dev.parlance.event.RefusedException;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Room;
import dev.parlance.socket.Socket;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Lets sockets into rooms that their users may be in, and knows why, so that it can be asked again when that has changed.
 * The features of the platform use it for what they check only once, when a client asks for it. May be used from any thread.
 *
 * @param <T> what a client asks for; equal if it is the same, its rooms are no other's
 */
public final class GrantedRooms<T> {
    private final String name;
    private final int most;
    private final Grant<T> grant;
    private final Map<String, Set<Granted<T>>> byUser = new ConcurrentHashMap<>();
    private final Map<Socket<?>, Granted<T>> bySocket = new ConcurrentHashMap<>();
    private final Installations<Namespace<?>> installations = new Installations<>();

    /**
     * Decides who may be where.
     *
     * @param <T> what a client asks for
     */
    @FunctionalInterface
    public interface Grant<T> {
        /**
         * The rooms that this means for that user now. May block; holds back the socket that asks, and nobody else.
         *
         * @throws RefusedException if he may not have it
         */
        Set<Room> rooms(PlatformUser user, T thing);
    }

    /**
     * Nobody has anything yet.
     *
     * @param name the family's: servers tell each other by it that a user's access has changed
     * @param most how much one socket may have at a time
     */
    public GrantedRooms(String name, int most, Grant<T> grant) {
        this.name = "parlance:" + name + ":access";
        this.most = most;
        this.grant = grant;
    }

    /** Serves that namespace too. */
    public void installOn(Namespace<? extends PlatformUser> namespace) {
        installations.add(namespace);
        namespace.onDisconnect((socket, reason) -> forget(socket));
        namespace.onServerSideEmit(name, (arguments, ack) -> {
            if (!arguments.isEmpty() && arguments.get(0) instanceof String userId) {
                askAgain(userId);
            }
        });
    }

    /**
     * Lets a socket into the rooms of something. Asked again for what it has, it asks again whether it may.
     *
     * @throws RefusedException if its user may not, or with {@code rate-limited} if it has as much as it may
     */
    public void enter(Socket<? extends PlatformUser> socket, T thing) {
        Granted<T> granted = of(socket);
        granted.locked(() -> {
            if (!granted.has(thing) && granted.count() >= most) {
                throw new RefusedException(RefusalCode.RATE_LIMITED, "at most " + most + " at a time");
            }
            granted.ask(grant, thing);
        });
        if (!socket.isConnected()) {
            // It has gone while the grant was asked for: nobody else will forget it.
            forget(socket);
        }
    }

    /** Takes a socket out of the rooms of what it has that passes; does nothing if it has none. */
    public void leave(Socket<? extends PlatformUser> socket, Predicate<? super T> which) {
        Granted<T> granted = bySocket.get(socket);
        if (granted != null) {
            granted.locked(
                    () -> granted.things().stream().filter(which).toList().forEach(granted::drop));
        }
    }

    /**
     * Asks again for all that a user's sockets have, on all servers, and takes from them what he may have no longer. When it
     * returns that is done on this server; the others are told. If it cannot be asked, it counts as no.
     *
     * @throws RuntimeException what a grant threw that was no refusal: when all others have been asked
     */
    public void accessChanged(String userId) {
        installations.forEach(namespace -> namespace.serverSideEmit(name, userId));
        askAgain(userId);
    }

    private void askAgain(String userId) {
        RuntimeException failure = null;
        for (Granted<T> granted : byUser.getOrDefault(userId, Set.of())) {
            failure = askAgain(granted, failure);
        }
        if (failure != null) {
            throw failure;
        }
    }

    private @Nullable RuntimeException askAgain(Granted<T> granted, @Nullable RuntimeException before) {
        RuntimeException[] failure = {before};
        granted.locked(() -> {
            for (T thing : granted.things()) {
                try {
                    granted.ask(grant, thing);
                } catch (RefusedException e) {
                    // It has lost it: that is what was asked.
                } catch (RuntimeException e) {
                    failure[0] = failure[0] == null ? e : failure[0];
                }
            }
        });
        return failure[0];
    }

    private Granted<T> of(Socket<? extends PlatformUser> socket) {
        return bySocket.computeIfAbsent(socket, first -> {
            Granted<T> granted = new Granted<>(socket);
            byUser.compute(socket.user().id(), (userId, others) -> {
                Set<Granted<T>> all = others == null ? ConcurrentHashMap.newKeySet() : others;
                all.add(granted);
                return all;
            });
            return granted;
        });
    }

    private void forget(Socket<? extends PlatformUser> socket) {
        Granted<T> granted = bySocket.remove(socket);
        if (granted != null) {
            byUser.computeIfPresent(socket.user().id(), (userId, all) -> {
                all.remove(granted);
                return all.isEmpty() ? null : all;
            });
        }
    }
}
