package dev.parlance.catalogue.platform.presence;

import dev.parlance.catalogue.platform.PlatformRooms;
import dev.parlance.catalogue.platform.PlatformUser;
import dev.parlance.catalogue.platform.ServerTime;
import dev.parlance.catalogue.platform.UserPayload;
import dev.parlance.catalogue.platform.access.AccessChecks;
import dev.parlance.catalogue.platform.access.AccessRechecks;
import dev.parlance.catalogue.platform.access.ProjectAccess;
import dev.parlance.catalogue.platform.order.EventOrder;
import dev.parlance.catalogue.platform.presence.GracePeriods.GracePeriod;
import dev.parlance.event.RefusedException;
import dev.parlance.socket.Audience;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Room;
import dev.parlance.socket.Socket;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Who is present on one namespace: entering, leaving, and the grace periods of those who have left. */
final class NamespacePresence {
    static final String PROJECT = "project";
    static final String ORGANISATION = "org";

    private final Namespace<? extends PlatformUser> namespace;
    private final ProjectAccess projects;
    private final PresenceRegistry registry;
    private final GracePeriods gracePeriods;
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
    }

    /** Whether that scope is one of its. */
    boolean has(PresenceScope scope) {
        return scope.namespace().equals(namespace.name())
                && (scope.kind().equals(PROJECT) || scope.kind().equals(ORGANISATION));
    }

    void enter(Socket<? extends PlatformUser> socket, @Nullable String projectId) {
        enter(socket, scope(socket, projectId));
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
                socket.id(),
                now,
                () -> socket.to(room(scope))
                        .emit(
                                PresenceEvents.USER_ONLINE,
                                new PresenceEvents.UserOnline(user.id(), user, now, projectId)));
        // Not one that has begun since: the user has left again.
        gracePeriods.cancel(scope, user.id(), before);
        if (!socket.isConnected() || ended) {
            // It may have been disconnected, or the feature removed, while this waited for an answer.
            leave(socket, scope);
        } else if (!isAllowed(scope, user.id())) {
            // The membership may have ended since it was checked, when this socket was not yet in the scope.
            leaveAtOnce(socket, scope);
            projects.checkMember(scope.id(), user.id());
        }
    }

    private boolean isAllowed(PresenceScope scope, String userId) {
        return !scope.kind().equals(PROJECT) || projects.isMember(scope.id(), userId);
    }

    /** Ends the presence of a user of this server in projects that the user is no longer a member of, without a grace period. */
    void recheck(String userId) {
        AccessChecks checks = new AccessChecks();
        for (Socket<? extends PlatformUser> socket : AccessRechecks.socketsOf(namespace, userId)) {
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

    void touch(Socket<? extends PlatformUser> socket) {
        Instant now = now();
        for (PresenceScope scope : SocketScopes.of(socket).scopes()) {
            registry.touch(scope, socket.user().id(), now);
        }
    }

    void leaveAll(Socket<? extends PlatformUser> socket) {
        SocketScopes.of(socket).scopes().forEach(scope -> leave(socket, scope));
    }

    private void leave(Socket<? extends PlatformUser> socket, PresenceScope scope) {
        if (ended) {
            leaveAtOnce(socket, scope);
            return;
        }
        String userId = socket.user().id();
        Audience others = socket.to(room(scope));
        registry.leave(scope, userId, socket.id())
                .ifPresent(departure -> gracePeriods.begin(
                        scope,
                        userId,
                        departure,
                        () -> EventOrder.of(namespace, "presence")
                                .runBlockingAlways(
                                        EventOrder.socket(socket.id()), () -> end(scope, userId, departure, others))));
        SocketScopes.of(socket).scopes().remove(scope);
    }

    private void leaveAtOnce(Socket<? extends PlatformUser> socket, PresenceScope scope) {
        String userId = socket.user().id();
        Audience others = socket.to(room(scope));
        registry.leave(scope, userId, socket.id()).ifPresent(departure -> end(scope, userId, departure, others));
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

    PresenceEvents.OnlineList list(Socket<? extends PlatformUser> socket, String projectId) {
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
        namespace.sockets().forEach(this::leaveAll);
    }

    private Instant now() {
        return ServerTime.now(namespace);
    }
}
