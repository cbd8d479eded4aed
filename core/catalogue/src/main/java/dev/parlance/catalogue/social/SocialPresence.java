package dev.parlance.catalogue.social;

import dev.parlance.catalogue.platform.ServerTime;
import dev.parlance.catalogue.platform.UserPayload;
import dev.parlance.catalogue.platform.order.EventOrder;
import dev.parlance.catalogue.platform.order.StoreFailures;
import dev.parlance.catalogue.platform.presence.GracePeriods;
import dev.parlance.catalogue.platform.presence.GracePeriods.GracePeriod;
import dev.parlance.catalogue.platform.presence.PresenceRegistry;
import dev.parlance.catalogue.platform.presence.PresenceScope;
import dev.parlance.catalogue.social.SocialEvents.Presence;
import dev.parlance.event.ServerEvent;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Who is online on one namespace. What concerns one user runs in the order of that user. Whom to notify is read from the
 * application before it is decided whether anybody is: under the registry's locks nothing blocks.
 */
final class SocialPresence implements PresenceRegistry.Listener {
    private static final String KIND = "social";

    /** After that time it is tried again to read whom to notify. */
    static final Duration RETRY = Duration.ofSeconds(5);

    private final Namespace<? extends SocialUser> namespace;
    private final SharedChats chats;
    private final SocialOutput output;
    private final EventOrder order;
    private final PresenceRegistry registry;
    private final GracePeriods gracePeriods;

    /** The sockets of each user on this server that the registry has: while there is one, the user is online. */
    private final Map<String, Set<String>> here = new ConcurrentHashMap<>();

    private volatile boolean ended;

    SocialPresence(
            Namespace<? extends SocialUser> namespace,
            SharedChats chats,
            SocialOutput output,
            EventOrder order,
            PresenceRegistry registry,
            Duration grace) {
        this.namespace = namespace;
        this.chats = chats;
        this.output = output;
        this.order = order;
        this.registry = registry;
        this.gracePeriods = GracePeriods.on(namespace, grace);
    }

    /** A socket has connected. */
    void connected(Socket<? extends SocialUser> socket) {
        SocialUser user = socket.user();
        order.runBlockingAlways(orderOf(user), () -> retried(() -> enter(socket), () -> connected(socket)));
    }

    private void enter(Socket<? extends SocialUser> socket) {
        enter(socket, !here.containsKey(socket.user().id()));
    }

    /** @param announced whether others are notified if the registry says that the user was offline */
    private void enter(Socket<? extends SocialUser> socket, boolean announced) {
        SocialUser user = socket.user();
        if (!socket.isConnected() || ended) {
            return;
        }
        Runnable online = announced ? announcement(user, SocialEvents.USER_ONLINE) : () -> {};
        PresenceScope scope = scope(user.id());
        GracePeriod before = gracePeriods.find(scope, user.id());
        registry.enter(scope, AbsentUser.stored(user), socket.id(), ServerTime.now(namespace), online);
        here.computeIfAbsent(user.id(), first -> ConcurrentHashMap.newKeySet()).add(socket.id());
        gracePeriods.cancel(scope, user.id(), before);
        if (!socket.isConnected() || ended) {
            // It may have been disconnected, or the feature removed, before this was noted.
            leave(socket);
        }
    }

    /** A socket has disconnected. */
    void disconnecting(Socket<? extends SocialUser> socket) {
        order.runBlockingAlways(orderOf(socket.user()), () -> leave(socket));
    }

    private void leave(Socket<? extends SocialUser> socket) {
        SocialUser user = socket.user();
        PresenceScope scope = scope(user.id());
        here.computeIfPresent(user.id(), (id, sockets) -> {
            sockets.remove(socket.id());
            return sockets.isEmpty() ? null : sockets;
        });
        registry.leave(scope, user.id(), socket.id()).ifPresent(departure -> {
            if (ended) {
                registry.end(scope, user.id(), departure, () -> {});
            } else {
                gracePeriods.begin(scope, user.id(), departure, () -> end(user, departure));
            }
        });
    }

    @Override
    public boolean isFor(PresenceScope scope) {
        return scope.namespace().equals(namespace.name()) && scope.kind().equals(KIND);
    }

    @Override
    public void abandoned(PresenceScope scope, UserPayload user, long departure) {
        end(new AbsentUser(user), departure);
    }

    @Override
    public void lost(PresenceScope scope, String userId, String connectionId) {
        Socket<? extends SocialUser> socket = namespace.socket(connectionId);
        if (socket != null) {
            order.runBlockingAlways(
                    orderOf(socket.user()),
                    () -> retried(() -> enter(socket, true), () -> lost(scope, userId, connectionId)));
        }
    }

    /** Ends a departure, later. */
    void end(SocialUser user, long departure) {
        order.runBlockingAlways(
                orderOf(user),
                () -> retried(
                        () -> {
                            Runnable offline = ended ? () -> {} : announcement(user, SocialEvents.USER_OFFLINE);
                            registry.end(scope(user.id()), user.id(), departure, offline);
                        },
                        () -> end(user, departure)));
    }

    /** Runs a task; if a store cannot be reached, runs it again after a while. */
    private void retried(Runnable task, Runnable again) {
        try {
            task.run();
        } catch (RuntimeException e) {
            if (StoreFailures.isStoreFailure(e)) {
                namespace.server().scheduler().schedule(RETRY, again);
            }
            throw e;
        }
    }

    /** Makes what notifies others; it sends, and does not block. */
    private Runnable announcement(SocialUser user, ServerEvent<Presence> event) {
        SocialUserPayload payload = SocialUserPayload.of(user);
        var receivers = chats.of(user.id());
        return () -> receivers.forEach(each -> output.emit(
                namespace.toUsers(each.userIds()), event, new Presence(payload, each.shared(), each.chatId())));
    }

    /** Whether a user is online. */
    boolean isOnline(String userId) {
        return !registry.users(scope(userId)).isEmpty();
    }

    /** The feature is removed: everybody is offline, and nobody is notified. Calls the registry on this thread. */
    void end() {
        ended = true;
        gracePeriods.cancelAll((scope, userId, departure) -> registry.end(scope, userId, departure, () -> {}));
        namespace.sockets().forEach(this::leave);
    }

    private PresenceScope scope(String userId) {
        return PresenceScope.on(namespace, KIND, userId);
    }

    private static EventOrder.Key orderOf(SocialUser user) {
        return new EventOrder.Key("social-user", user.id());
    }
}
