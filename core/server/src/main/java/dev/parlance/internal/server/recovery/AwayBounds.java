package dev.parlance.internal.server.recovery;

import dev.parlance.socket.User;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The sessions of a namespace whose clients are away, in the order in which they left, and which of them are too many. Any thread. */
final class AwayBounds<U extends User> {
    private final RecoverySettings settings;
    private final Set<RecoverableSession<U>> all = new LinkedHashSet<>();
    private final Map<String, Set<RecoverableSession<U>>> byUser = new HashMap<>();

    AwayBounds(RecoverySettings settings) {
        this.settings = settings;
    }

    /**
     * One more is away.
     *
     * @return which are too many now, those that left first
     */
    synchronized List<RecoverableSession<U>> add(RecoverableSession<U> session) {
        Set<RecoverableSession<U>> ofUser = byUser.computeIfAbsent(session.userId(), first -> new LinkedHashSet<>(2));
        all.add(session);
        ofUser.add(session);
        List<RecoverableSession<U>> surplus = new ArrayList<>(0);
        if (ofUser.size() > settings.maxSessionsPerUser()) {
            surplus.add(ofUser.iterator().next());
        }
        if (all.size() - surplus.size() > settings.maxSessions()) {
            surplus.add(all.iterator().next());
        }
        return surplus;
    }

    /** One is away no longer. */
    synchronized void remove(RecoverableSession<U> session) {
        if (all.remove(session)) {
            byUser.computeIfPresent(session.userId(), (id, ofUser) -> {
                ofUser.remove(session);
                return ofUser.isEmpty() ? null : ofUser;
            });
        }
    }

    /** Those that are away: a copy. */
    synchronized List<RecoverableSession<U>> all() {
        return List.copyOf(all);
    }

    /** The one that left first; null for none. */
    synchronized @Nullable RecoverableSession<U> oldest() {
        return all.isEmpty() ? null : all.iterator().next();
    }
}
