package dev.parlance.redis.platform;

import dev.parlance.catalogue.platform.UserPayload;
import dev.parlance.catalogue.platform.presence.PresenceRegistry;
import dev.parlance.catalogue.platform.presence.PresenceScope;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** What a feature does with the registry of its node, without sockets. */
final class TestFamily implements PresenceRegistry.Listener {
    static final PresenceScope SCOPE = new PresenceScope("/", "project", "p1");

    private final PresenceRegistry registry;
    private final List<String> notified;
    private final Set<String> connected = ConcurrentHashMap.newKeySet();

    /** @param notified what all nodes have notified others of */
    TestFamily(RedisPlatform node, List<String> notified) {
        this.registry = node.presence();
        this.notified = notified;
        registry.listen(this);
    }

    static List<String> notifications() {
        return new CopyOnWriteArrayList<>();
    }

    private static UserPayload user(String id) {
        return new UserPayload(id, "", id, "");
    }

    private String connection(String userId) {
        return userId + " on " + System.identityHashCode(this);
    }

    /** A user connects; they have one connection to each node. */
    void enter(String userId) {
        connected.add(userId);
        registry.enter(SCOPE, user(userId), connection(userId), Instant.now(), () -> notified.add(userId + " online"));
    }

    OptionalLong leave(String userId) {
        connected.remove(userId);
        return registry.leave(SCOPE, userId, connection(userId));
    }

    List<String> users() {
        return registry.users(SCOPE).stream()
                .map(present -> present.user().id())
                .toList();
    }

    @Override
    public boolean isFor(PresenceScope scope) {
        return scope.equals(SCOPE);
    }

    @Override
    public void abandoned(PresenceScope scope, UserPayload user, long departure) {
        registry.end(scope, user.id(), departure, () -> notified.add(user.id() + " offline"));
    }

    @Override
    public void lost(PresenceScope scope, String userId, String connectionId) {
        if (connected.contains(userId)) {
            enter(userId);
        }
    }
}
