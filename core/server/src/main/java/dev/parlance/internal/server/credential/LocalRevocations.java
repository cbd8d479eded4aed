package dev.parlance.internal.server.credential;

import dev.parlance.internal.execution.Timers;
import dev.parlance.socket.Authentication;
import dev.parlance.socket.Registration;
import dev.parlance.socket.Revocation;
import dev.parlance.socket.Revocations;
import dev.parlance.socket.SharedRevocations;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** {@link Revocations} in memory, each until its time is over by a clock that nobody sets. Any thread. */
public final class LocalRevocations implements Revocations {
    private final Timers timers;
    private final SocketEnding sockets;
    private final Map<Key, Entry> kept = new HashMap<>();
    private final List<SharedRevocations> shared = new CopyOnWriteArrayList<>();

    /** Ends sockets. */
    @FunctionalInterface
    public interface SocketEnding {
        /** Ends those whose credentials are such. */
        void end(Predicate<Authentication<?>> revoked);
    }

    private record Key(Revocation.Kind kind, String id) {}

    /**
     * What is kept.
     *
     * @param issuedBefore up to what time of issue; null for any
     * @param end until when, by {@link Timers#nanoTime}
     */
    private record Entry(@Nullable Instant issuedBefore, long end) {
        boolean covers(@Nullable Instant issuedAt) {
            return issuedBefore == null || issuedAt == null || !issuedAt.isAfter(issuedBefore);
        }

        Entry and(Entry other) {
            Instant later = issuedBefore == null || other.issuedBefore == null
                    ? null
                    : issuedBefore.isAfter(other.issuedBefore) ? issuedBefore : other.issuedBefore;
            return new Entry(later, end - other.end > 0 ? end : other.end);
        }
    }

    /** Nothing is revoked. */
    public LocalRevocations(Timers timers, SocketEnding sockets) {
        this.timers = timers;
        this.sockets = sockets;
    }

    @Override
    public void revoke(Revocation revocation) {
        Revocation dated = dated(revocation);
        try {
            revokeHere(dated);
        } finally {
            shared.forEach(each -> each.add(dated));
        }
    }

    /** The same wherever it arrives, and whenever. */
    private Revocation dated(Revocation revocation) {
        return revocation.issuedBefore() == null && revocation.kind() == Revocation.Kind.USER
                ? revocation.issuedBefore(timers.now())
                : revocation;
    }

    private void revokeHere(Revocation revocation) {
        Key key = new Key(revocation.kind(), revocation.id());
        Entry entry = new Entry(revocation.issuedBefore(), timers.nanoTime() + Lifetimes.toNanos(revocation.keptFor()));
        boolean full = !keep(key, entry);
        // Behind it: whoever signs in meanwhile is found here, or finds it there.
        sockets.end(authentication -> matches(key, entry, authentication));
        if (full) {
            throw new IllegalStateException("the revocation is not kept: there are " + MAX_KEPT + " others");
        }
    }

    @Override
    public Registration share(SharedRevocations others) {
        shared.add(others);
        return Registration.all(() -> shared.remove(others), others.listen(this::revokeHere));
    }

    private synchronized boolean keep(Key key, Entry entry) {
        if (kept.size() >= MAX_KEPT && !kept.containsKey(key)) {
            long now = timers.nanoTime();
            kept.values().removeIf(old -> old.end - now <= 0);
            if (kept.size() >= MAX_KEPT) {
                return false;
            }
        }
        kept.merge(key, entry, Entry::and);
        return true;
    }

    @Override
    public boolean isRevoked(Authentication<?> authentication) {
        return isRevoked(Revocation.Kind.USER, authentication.user().id(), authentication)
                || isRevoked(Revocation.Kind.SESSION, authentication.sessionId(), authentication)
                || isRevoked(Revocation.Kind.TOKEN, authentication.tokenId(), authentication);
    }

    private synchronized boolean isRevoked(
            Revocation.Kind kind, @Nullable String id, Authentication<?> authentication) {
        if (id == null || kept.isEmpty()) {
            return false;
        }
        Key key = new Key(kind, id);
        Entry entry = kept.get(key);
        if (entry != null && entry.end - timers.nanoTime() <= 0) {
            kept.remove(key);
            return false;
        }
        return entry != null && entry.covers(authentication.issuedAt());
    }

    private static boolean matches(Key key, Entry entry, Authentication<?> authentication) {
        String id = switch (key.kind) {
            case USER -> authentication.user().id();
            case SESSION -> authentication.sessionId();
            case TOKEN -> authentication.tokenId();
        };
        return key.id.equals(id) && entry.covers(authentication.issuedAt());
    }
}
