package dev.parlance.redis.platform;

import dev.parlance.catalogue.platform.UserPayload;
import dev.parlance.catalogue.platform.order.StoreFailures;
import dev.parlance.catalogue.platform.presence.PresenceRegistry;
import dev.parlance.catalogue.platform.presence.PresenceScope;
import dev.parlance.catalogue.platform.presence.PresentUser;
import dev.parlance.socket.Registration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * {@link PresenceRegistry} of all servers. What this server's connections are is noted here too, so that what Redis could not be
 * told, or has lost, is made up for ({@link PresenceRepair}).
 */
final class RedisPresence implements PresenceRegistry {
    private final PresenceEntries entries;
    private final LocalPresence local;
    private final StripedLocks locks;
    private final PresenceListeners listeners;

    RedisPresence(PresenceEntries entries, LocalPresence local, StripedLocks locks, PresenceListeners listeners) {
        this.entries = entries;
        this.local = local;
        this.locks = locks;
        this.listeners = listeners;
    }

    @Override
    public void enter(PresenceScope scope, UserPayload user, String connectionId, Instant at, Runnable arrived) {
        PresenceMember member = new PresenceMember(scope, user.id());
        locks.with(member, () -> {
            boolean isNew = local.enter(member, connectionId);
            String token;
            try {
                token = entries.enter(member, user, connectionId, at);
            } catch (RuntimeException e) {
                if (isNew) {
                    local.leave(member, connectionId);
                }
                local.outdate();
                throw e;
            }
            notify(member, token, arrived);
            return null;
        });
    }

    @Override
    public OptionalLong leave(PresenceScope scope, String userId, String connectionId) {
        PresenceMember member = new PresenceMember(scope, userId);
        // Noted without a lock: it counts even if what is before it takes too long.
        if (!local.leave(member, connectionId)) {
            return OptionalLong.empty();
        }
        long departure = orOutdated(() -> locks.with(member, () -> {
            long begun = entries.leave(member, connectionId);
            local.departs(member, begun);
            return begun;
        }));
        return departure == 0 ? OptionalLong.empty() : OptionalLong.of(departure);
    }

    @Override
    public void end(PresenceScope scope, String userId, long departure, Runnable gone) {
        PresenceMember member = new PresenceMember(scope, userId);
        orOutdated(() -> locks.with(member, () -> {
            local.endsDeparture(member, departure);
            notify(member, entries.end(member, departure), gone);
            return 0L;
        }));
    }

    // What no client waits for is made up for when Redis can be reached again.
    private long orOutdated(LongSupplier work) {
        try {
            return work.getAsLong();
        } catch (RuntimeException e) {
            local.outdate();
            if (StoreFailures.isStoreFailure(e)) {
                return 0;
            }
            throw e;
        }
    }

    private void notify(PresenceMember member, @Nullable String token, Runnable notification) {
        if (token == null) {
            return;
        }
        try {
            notification.run();
        } finally {
            try {
                entries.notified(member, token);
            } catch (RuntimeException e) {
                local.unfinished(member, token);
                if (!StoreFailures.isStoreFailure(e)) {
                    throw e;
                }
            }
        }
    }

    @Override
    public void touch(PresenceScope scope, String userId, Instant at) {
        entries.touch(new PresenceMember(scope, userId), at);
    }

    @Override
    public List<PresentUser> users(PresenceScope scope) {
        return entries.users(scope);
    }

    @Override
    public Registration listen(Listener listener) {
        return listeners.add(listener);
    }
}
