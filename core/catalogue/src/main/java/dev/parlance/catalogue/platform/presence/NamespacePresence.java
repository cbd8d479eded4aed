package dev.parlance.catalogue.platform.presence;

import dev.parlance.catalogue.platform.PlatformRooms;
import dev.parlance.catalogue.platform.PlatformUser;
import dev.parlance.catalogue.platform.ServerTime;
import dev.parlance.catalogue.platform.UserPayload;
import dev.parlance.catalogue.platform.access.AccessChecks;
import dev.parlance.catalogue.platform.access.Departures;
import dev.parlance.catalogue.platform.access.ProjectAccess;
import dev.parlance.catalogue.platform.order.EventOrder;
import dev.parlance.catalogue.platform.presence.GracePeriods.GracePeriod;
import dev.parlance.event.RefusedException;
import dev.parlance.socket.Audience;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Registration;
import dev.parlance.socket.Room;
import dev.parlance.socket.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Who is present on one namespace: entering, leaving, and the grace periods of those who have left. */
final class NamespacePresence
        implements PresenceRegistry.Listener, Departures.Listener<Socket<? extends PlatformUser>> {
    static final String PROJECT = "project";
    static final String ORGANISATION = "org";

    private final Namespace<? extends PlatformUser> namespace;
    private final ProjectAccess projects;
    private final PresenceRegistry registry;
    private final GracePeriods gracePeriods;
    private final EventOrder order;
    private final ConnectionIds connectionIds = new ConnectionIds();
    private final Departures<? extends PlatformUser> departures;
    private volatile boolean ended;

    NamespacePresence(
            Namespace<? extends PlatformUser> namespace,
            ProjectAccess projects,
            PresenceRegistry registry,
            Duration grace) {
        this.namespace = namespace;
        this.projects = projects;
        this.registry = registry;
        this.gracePeriods = GracePeriods.on(namespace, grace);
        this.order = EventOrder.of(namespace, "presence");
        // Whoever departs has a grace period here anyway.
        this.departures = Departures.of(namespace, Duration.ZERO, this);
    }

    /** Handles the events of clients, and what becomes of them. */
    Registration listen() {
        return Registration.all(
                registry.listen(this),
                departures.listen(),
                order.on(
                        namespace,
                        PresenceEvents.GO_ONLINE,
                        (socket, online) -> enter(socket, scope(socket, online.projectId()))),
                order.on(namespace, PresenceEvents.GO_OFFLINE, (socket, none) -> leaveAll(socket)),
                order.on(namespace, PresenceEvents.KEEP_ONLINE, (socket, none) -> touch(socket)),
                order.handle(
                        namespace, PresenceEvents.GET_ONLINE, (socket, project) -> list(socket, project.projectId())));
    }

    @Override
    public boolean isFor(PresenceScope scope) {
        return scope.namespace().equals(namespace.name())
                && (scope.kind().equals(PROJECT) || scope.kind().equals(ORGANISATION));
    }

    private PresenceScope scope(Socket<? extends PlatformUser> socket, @Nullable String projectId) {
        if (projectId != null) {
            projects.checkMember(projectId, socket.user().id());
            return PresenceScope.on(namespace, PROJECT, projectId);
        }
        String orgId = socket.user().orgId();
        if (orgId == null) {
            throw RefusedException.invalid("projectId", "projectId is required of a user without an organisation");
        }
        return PresenceScope.on(namespace, ORGANISATION, orgId);
    }

    private static Room room(PresenceScope scope) {
        return scope.kind().equals(PROJECT)
                ? PlatformRooms.project(scope.id())
                : PlatformRooms.organisation(scope.id());
    }

    private void enter(Socket<? extends PlatformUser> socket, PresenceScope scope) {
        UserPayload user = UserPayload.of(socket.user());
        String projectId = scope.kind().equals(PROJECT) ? scope.id() : null;
        Instant now = now();
        SocketScopes.of(socket).scopes().add(scope);
        GracePeriod before = gracePeriods.find(scope, user.id());
        registry.enter(
                scope,
                user,
                connectionIds.of(socket),
                now,
                () -> socket.to(room(scope))
                        .emit(
                                PresenceEvents.USER_ONLINE,
                                new PresenceEvents.UserOnline(user.id(), user, now, projectId)));
        // Not one that has begun since: the user has left again.
        gracePeriods.cancel(scope, user.id(), before);
        if (departures.hasDeparted(socket) || ended) {
            // It may have departed, or the feature have been removed, while this waited for an answer.
            depart(socket, scope);
        } else if (!isAllowed(scope, socket.user())) {
            // The membership may have ended since it was checked, when this socket was not yet in the scope.
            leaveAtOnce(socket, scope);
            projects.checkMember(scope.id(), user.id());
        }
    }

    private boolean isAllowed(PresenceScope scope, PlatformUser user) {
        return scope.kind().equals(PROJECT)
                ? isAllowed(scope, user.id())
                : scope.id().equals(user.orgId());
    }

    private boolean isAllowed(PresenceScope scope, String userId) {
        return !scope.kind().equals(PROJECT) || projects.isMember(scope.id(), userId);
    }

    /** Ends the presence of a user of this server in projects that the user is no longer a member of, without a grace period. */
    void recheck(String userId) {
        AccessChecks checks = new AccessChecks();
        for (Socket<? extends PlatformUser> socket : departures.socketsOf(userId)) {
            for (PresenceScope scope : SocketScopes.of(socket).scopes()) {
                if (!checks.allow(() -> isAllowed(scope, userId))) {
                    checks.run(() -> leaveAtOnce(socket, scope));
                }
            }
        }
        gracePeriods.cancel(
                userId,
                scope -> !checks.allow(() -> isAllowed(scope, userId)),
                (scope, user, departure) -> checks.run(() -> end(scope, user, departure)));
        checks.end();
    }

    private void touch(Socket<? extends PlatformUser> socket) {
        Instant now = now();
        for (PresenceScope scope : SocketScopes.of(socket).scopes()) {
            registry.touch(scope, socket.user().id(), now);
        }
    }

    @Override
    public void departed(Socket<? extends PlatformUser> socket) {
        inOrder(socket, scope -> depart(socket, scope));
    }

    /** Nobody is notified of a client that comes back within the grace period: it was never offline. */
    @Override
    public void returned(Socket<? extends PlatformUser> socket, boolean elsewhere) {
        inOrder(socket, scope -> comeBack(socket, scope));
    }

    private void inOrder(Socket<? extends PlatformUser> socket, Consumer<PresenceScope> action) {
        order.runBlockingAlways(
                EventOrder.socket(socket.id()),
                () -> SocketScopes.of(socket).scopes().forEach(action));
    }

    private void comeBack(Socket<? extends PlatformUser> socket, PresenceScope scope) {
        boolean allowed = isFor(scope) && isAllowed(scope, socket.user());
        if (allowed) {
            enter(socket, scope);
        } else {
            leaveAtOnce(socket, scope);
            gracePeriods.cancel(socket.user().id(), scope::equals, this::end);
        }
    }

    private void leaveAll(Socket<? extends PlatformUser> socket) {
        SocketScopes.of(socket).scopes().forEach(scope -> {
            depart(socket, scope);
            SocketScopes.of(socket).scopes().remove(scope);
        });
    }

    /** Begins the grace period of a socket; if its client comes back to it, it is online again. */
    private void depart(Socket<? extends PlatformUser> socket, PresenceScope scope) {
        if (ended) {
            leaveAtOnce(socket, scope);
            return;
        }
        String userId = socket.user().id();
        Audience others = socket.to(room(scope));
        registry.leave(scope, userId, connectionIds.of(socket))
                .ifPresent(departure -> gracePeriods.begin(
                        scope,
                        userId,
                        departure,
                        () -> order.runBlockingAlways(
                                EventOrder.socket(socket.id()), () -> end(scope, userId, departure, others))));
    }

    private void leaveAtOnce(Socket<? extends PlatformUser> socket, PresenceScope scope) {
        String userId = socket.user().id();
        Audience others = socket.to(room(scope));
        registry.leave(scope, userId, connectionIds.of(socket))
                .ifPresent(departure -> end(scope, userId, departure, others));
        SocketScopes.of(socket).scopes().remove(scope);
    }

    /** Ends a departure that another server has begun. */
    void end(PresenceScope scope, String userId, long departure) {
        end(scope, userId, departure, namespace.to(room(scope)));
    }

    private void end(PresenceScope scope, String userId, long departure, Audience others) {
        registry.end(scope, userId, departure, () -> {
            if (!ended) {
                others.emit(PresenceEvents.USER_OFFLINE, new PresenceEvents.UserOffline(userId, now()));
            }
        });
    }

    @Override
    public void abandoned(PresenceScope scope, UserPayload user, long departure) {
        end(scope, user.id(), departure);
    }

    @Override
    public void lost(PresenceScope scope, String userId, String connectionId) {
        Socket<? extends PlatformUser> socket = namespace.socket(ConnectionIds.socketId(connectionId));
        if (socket != null) {
            order.runBlockingAlways(EventOrder.socket(socket.id()), () -> {
                if (SocketScopes.of(socket).scopes().contains(scope)) {
                    enter(socket, scope);
                }
            });
        }
    }

    private PresenceEvents.OnlineList list(Socket<? extends PlatformUser> socket, String projectId) {
        projects.checkMember(projectId, socket.user().id());
        PresenceScope scope = PresenceScope.on(namespace, PROJECT, projectId);
        return PresenceEvents.OnlineList.of(
                scope.id(),
                registry.users(scope).stream()
                        .map(present ->
                                new PresenceEvents.OnlineUser(present.user().id(), present.user(), present.lastSeen()))
                        .toList());
    }

    /** The feature is removed: everybody is absent, and nobody is notified. Calls the registry on this thread. */
    void end() {
        ended = true;
        gracePeriods.cancelAll((scope, userId, departure) -> registry.end(scope, userId, departure, () -> {}));
        departures.sockets().forEach(this::leaveAll);
    }

    private Instant now() {
        return ServerTime.now(namespace);
    }
}
