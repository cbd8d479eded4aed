package dev.parlance.internal.server.rate;

import dev.parlance.socket.RateLimits;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What addresses have used of their rates. Of addresses that use nothing, none is kept for long. */
final class AddressUses {
    /** Above so many, those that use nothing are forgotten; and if all use something, further ones share one use. */
    static final int MAX_ADDRESSES = 50_000;

    private final RateLimits limits;
    private final Map<String, Use> uses = new HashMap<>();
    private final Use others;

    AddressUses(RateLimits limits, long now) {
        this.limits = limits;
        this.others = new Use(null, limits, now);
    }

    /** What one address uses. Guarded by itself. */
    static final class Use {
        /** Whose it is; null if it is that of several. */
        final @Nullable String key;

        final TokenBucket handshakes;
        final TokenBucket refusedSignIns;
        int connections;

        Use(@Nullable String key, RateLimits limits, long now) {
            this.key = key;
            handshakes = new TokenBucket(limits.handshakesPerAddress(), now);
            refusedSignIns = new TokenBucket(limits.refusedSignInsPerAddress(), now);
        }

        private synchronized boolean isNothing(long now) {
            return connections == 0 && handshakes.isFull(now) && refusedSignIns.isFull(now);
        }
    }

    synchronized Use of(String key, long now) {
        Use use = uses.get(key);
        if (use != null) {
            return use;
        }
        if (uses.size() >= MAX_ADDRESSES) {
            uses.values().removeIf(each -> each.isNothing(now));
            if (uses.size() >= MAX_ADDRESSES) {
                return others;
            }
        }
        Use made = new Use(key, limits, now);
        uses.put(key, made);
        return made;
    }

    synchronized int size() {
        return uses.size();
    }
}
