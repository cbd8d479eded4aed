package dev.parlance.catalogue.platform.typing;

import dev.parlance.catalogue.platform.ServerTime;
import dev.parlance.catalogue.platform.UserPayload;
import dev.parlance.catalogue.platform.order.EventOrder;
import dev.parlance.catalogue.platform.presence.PresenceRegistry;
import dev.parlance.catalogue.platform.presence.PresenceScope;
import dev.parlance.event.Incubating;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Registration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;

/**
 * On which servers a user types in a place, so that others are notified of the end when it is that of all servers: in a registry in
 * which a place is a scope, and a server that has the user typing is a connection. A server that dies stops typing. Calls do not block;
 * the registry is called later, for one user in one place in the order of the calls.
 */
@Incubating
public final class SharedTyping {
    private static final String KIND = "typing:";

    private final Namespace<?> namespace;
    private final PresenceRegistry registry;
    private final EventOrder order;
    private final String server = UUID.randomUUID().toString();
    private final Map<TypingUser, UserPayload> entered = new ConcurrentHashMap<>();

    private record TypingUser(EventOrder.Key place, String userId) {}

    /** Nobody is typing here. */
    public SharedTyping(Namespace<?> namespace, PresenceRegistry registry) {
        this.namespace = namespace;
        this.registry = registry;
        this.order = EventOrder.of(namespace, "typing");
    }

    private PresenceScope scope(EventOrder.Key place) {
        return PresenceScope.on(namespace, KIND + place.kind(), place.id());
    }

    private static EventOrder.Key orderOf(TypingUser user) {
        return new EventOrder.Key("typing-" + user.place.kind(), user.userId + " " + user.place.id());
    }

    /** A user types here. */
    void started(EventOrder.Key place, UserPayload payload) {
        TypingUser user = new TypingUser(place, payload.id());
        order.runBlockingAlways(orderOf(user), () -> {
            registry.enter(scope(place), payload, server, ServerTime.now(namespace), () -> {});
            entered.put(user, payload);
        });
    }

    /** A user does not type here any more; if they do not elsewhere either, that runs. */
    void stopped(EventOrder.Key place, String userId, Runnable nowhere) {
        TypingUser user = new TypingUser(place, userId);
        order.runBlockingAlways(orderOf(user), () -> {
            if (entered.remove(user) != null) {
                registry.leave(scope(place), userId, server)
                        .ifPresent(departure -> registry.end(scope(place), userId, departure, nowhere));
            } else {
                // The registry could not be reached when it began.
                nowhere.run();
            }
        });
    }

    /**
     * Has the feature notify of users who have stopped because their server died, and enters again those who type here if the registry
     * has lost them.
     *
     * @param kind the kind of its places
     * @param types whether a user types here
     * @param gone a user has stopped in a place, with what their server had said of them; sends and does not block
     */
    public Registration listen(
            String kind, BiPredicate<EventOrder.Key, String> types, BiConsumer<EventOrder.Key, UserPayload> gone) {
        return registry.listen(new PresenceRegistry.Listener() {
            @Override
            public boolean isFor(PresenceScope scope) {
                return scope.kind().equals(KIND + kind) && scope.namespace().equals(namespace.name());
            }

            @Override
            public void abandoned(PresenceScope scope, UserPayload user, long departure) {
                registry.end(scope, user.id(), departure, () -> gone.accept(place(scope), user));
            }

            @Override
            public void lost(PresenceScope scope, String userId, String connectionId) {
                UserPayload user = entered.get(new TypingUser(place(scope), userId));
                if (user != null && types.test(place(scope), userId)) {
                    started(place(scope), user);
                }
            }
        });
    }

    private static EventOrder.Key place(PresenceScope scope) {
        return new EventOrder.Key(scope.kind().substring(KIND.length()), scope.id());
    }
}
