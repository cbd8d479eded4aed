package dev.parlance.catalogue.platform.access;

import dev.parlance.catalogue.platform.Installations;
import dev.parlance.catalogue.platform.PlatformUser;
import dev.parlance.catalogue.platform.order.EventOrder;
import dev.parlance.event.Incubating;
import dev.parlance.event.RefusalCode;
import dev.parlance.event.RefusedException;
import dev.parlance.socket.DataKey;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Registration;
import dev.parlance.socket.ReturningSession;
import dev.parlance.socket.Room;
import dev.parlance.socket.Socket;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * Puts sockets into rooms because of a grant, and revokes it when the access of the user has changed. The features of the
 * platform use it for what they check only once, when a client asks for it. May be used from any thread.
 *
 * @param <T> what a client asks for, compared by {@code equals}; each has rooms that no other has
 */
@Incubating
public final class GrantedRooms<T> {
    private final String name;
    private final int max;
    private final Grant<T> grant;
    private final Map<String, Set<SocketGrants<T>>> byUser = new ConcurrentHashMap<>();
    private final Map<SessionKey, SocketGrants<T>> bySession = new ConcurrentHashMap<>();
    private final DataKey<Boolean> granting;
    private final Installations<AccessRechecks> installations = new Installations<>();

    // The feature may be installed on several servers, of which each has a socket of the same id in turn.
    private record SessionKey(Namespace<?> namespace, String socketId) {
        static SessionKey of(Socket<?> socket) {
            return new SessionKey(socket.namespace(), socket.id());
        }
    }

    /**
     * Decides who is granted what.
     *
     * @param <T> what a client asks for
     */
    @FunctionalInterface
    public interface Grant<T> {
        /**
         * The rooms of that thing for that user now. May block; only the next event of the socket that asks waits for it.
         *
         * @throws RefusedException if the user may not have it
         */
        Set<Room> rooms(PlatformUser user, T thing);
    }

    /**
     * Without any grants.
     *
     * @param name the name of the family, by which servers notify each other that a user's access has changed
     * @param max how much one socket may be granted at a time
     */
    public GrantedRooms(String name, int max, Grant<T> grant) {
        this.name = name;
        this.max = max;
        this.grant = grant;
        this.granting = DataKey.kept("parlance.granted." + name, Boolean.class);
    }

    /** Serves that namespace too; removed, it revokes all that the sockets of that namespace were granted. */
    public Registration installOn(Namespace<? extends PlatformUser> namespace) {
        AccessRechecks rechecks = new AccessRechecks(namespace, name, this::recheck);
        return Registration.all(
                () -> revokeAll(namespace),
                installations.add(rechecks),
                rechecks.listen(),
                EventOrder.of(namespace, name).checkReturn(namespace, session -> lostRooms(namespace, session)),
                namespace.onConnect(this::resume),
                namespace.onSessionGone((socketId, user, data) -> forget(new SessionKey(namespace, socketId))));
    }

    private void revokeAll(Namespace<?> namespace) {
        bySession.forEach((session, granted) -> {
            if (session.namespace == namespace) {
                granted.locked(() -> granted.things().forEach(granted::drop));
                forget(session);
            }
        });
    }

    private void resume(Socket<? extends PlatformUser> socket) {
        SocketGrants<T> granted = bySession.get(SessionKey.of(socket));
        if (granted != null) {
            granted.resume(socket);
        }
    }

    /** The rooms that a session has lost whose client has come back. */
    private Set<Room> lostRooms(Namespace<?> namespace, ReturningSession<? extends PlatformUser> session) {
        SocketGrants<T> granted = bySession.get(new SessionKey(namespace, session.socketId()));
        if (granted == null) {
            if (session.data().get(granting) != null) {
                throw RefusedException.permissionDenied("what it was granted is known on another server");
            }
            return Set.of();
        }
        AccessChecks checks = new AccessChecks();
        Set<Room> lost = new HashSet<>();
        granted.locked(() -> {
            lost.addAll(granted.rooms());
            recheck(granted, session.user(), checks);
            lost.removeAll(granted.rooms());
        });
        checks.end();
        return lost;
    }

    /**
     * Grants something to a socket. What it has already is checked again.
     *
     * @throws RefusedException if its user may not have it, or with {@code rate-limited} if the socket has the maximum
     */
    public void enter(Socket<? extends PlatformUser> socket, T thing) {
        SocketGrants<T> granted = of(socket);
        granted.locked(() -> {
            if (!granted.has(thing) && granted.count() >= max) {
                throw new RefusedException(RefusalCode.RATE_LIMITED, "at most " + max + " at a time");
            }
            granted.check(grant, thing);
        });
        socket.data().put(granting, true);
        if (socket.hasEnded()) {
            // It has ended while the grant was checked: nobody else will forget it.
            forget(SessionKey.of(socket));
        }
    }

    /** Revokes what a socket was granted and the predicate accepts; does nothing if there is none. */
    public void leave(Socket<? extends PlatformUser> socket, Predicate<? super T> which) {
        SocketGrants<T> granted = bySession.get(SessionKey.of(socket));
        if (granted != null) {
            granted.locked(
                    () -> granted.things().stream().filter(which).toList().forEach(granted::drop));
        }
    }

    /**
     * Checks again all that a user's sockets were granted, on all servers, and revokes what the user may have no longer.
     * When it returns, that is done on this server, on this thread; the others are notified. What cannot be checked is
     * revoked.
     *
     * @throws RuntimeException what a grant threw that was not a refusal, after all others were checked
     */
    public void accessChanged(String userId) {
        AccessRechecks.accessChanged(installations, userId);
    }

    private void recheck(String userId) {
        AccessChecks checks = new AccessChecks();
        byUser.getOrDefault(userId, Set.of()).forEach(granted -> recheck(granted, checks));
        checks.end();
    }

    private void recheck(SocketGrants<T> granted, AccessChecks checks) {
        granted.locked(() -> recheck(granted, granted.socket().user(), checks));
    }

    private void recheck(SocketGrants<T> granted, PlatformUser user, AccessChecks checks) {
        granted.things()
                .forEach(thing -> checks.run(() -> {
                    try {
                        granted.check(grant, thing, user);
                    } catch (RefusedException e) {
                        // Revoked.
                    }
                }));
    }

    private SocketGrants<T> of(Socket<? extends PlatformUser> socket) {
        return bySession.computeIfAbsent(SessionKey.of(socket), first -> {
            SocketGrants<T> granted = new SocketGrants<>(socket);
            byUser.compute(socket.user().id(), (userId, others) -> {
                Set<SocketGrants<T>> all = others == null ? ConcurrentHashMap.newKeySet() : others;
                all.add(granted);
                return all;
            });
            return granted;
        });
    }

    private void forget(SessionKey session) {
        SocketGrants<T> granted = bySession.remove(session);
        if (granted != null) {
            byUser.computeIfPresent(granted.socket().user().id(), (userId, all) -> {
                all.remove(granted);
                return all.isEmpty() ? null : all;
            });
        }
    }
}
