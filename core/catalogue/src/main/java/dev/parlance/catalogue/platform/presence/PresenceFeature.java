package dev.parlance.catalogue.platform.presence;

import dev.parlance.catalogue.platform.Installations;
import dev.parlance.catalogue.platform.PlatformRooms;
import dev.parlance.catalogue.platform.PlatformUser;
import dev.parlance.catalogue.platform.UserPayload;
import dev.parlance.catalogue.platform.access.ProjectAccess;
import dev.parlance.catalogue.platform.order.EventOrder;
import dev.parlance.catalogue.platform.presence.GracePeriods.GracePeriod;
import dev.parlance.event.RefusedException;
import dev.parlance.socket.Audience;
import dev.parlance.socket.Feature;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Room;
import dev.parlance.socket.Scheduler;
import dev.parlance.socket.Socket;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What {@link PresenceEvents} make happen: who is online in a project, or in an organisation.
 *
 * <pre>{@code
 * platform.install(new PresenceFeature(projects, server.scheduler()));
 * }</pre>
 *
 * <p>A user is online from the first of their sockets that sends {@code presence:online} until the end of the grace period,
 * which begins when the last of them sends {@code presence:offline} or disconnects. Those in {@link PlatformRooms#project}
 * (for an organisation, in {@link PlatformRooms#organisation}) are notified of both once, except for the socket that caused
 * it. A user who returns within the grace period was never offline, and nobody is notified. The grace period also follows
 * {@code presence:offline}: a page sends it when it is reloaded. Until its end the user is in the list of
 * {@code presence:get:online}, which always agrees with the notifications.
 *
 * <p>A socket may be online in several scopes; {@code presence:offline} removes it from all. {@code presence:update} sets
 * the time at which its user was last seen in all of them, and nothing else: a user who is silent stays online while
 * connected.
 */
public final class PresenceFeature implements Feature<PlatformUser> {
    /** How long a user may be away before others are notified: 10 s. */
    public static final Duration GRACE = Duration.ofSeconds(10);

    private static final String PROJECT = "project";
    private static final String ORGANISATION = "org";

    private final ProjectAccess projects;
    private final PresenceRegistry registry;
    private final Scheduler scheduler;
    private final GracePeriods gracePeriods;
    private final Installations<Namespace<?>> installations = new Installations<>();

    /** For one server, with {@link #GRACE}. */
    public PresenceFeature(ProjectAccess projects, Scheduler scheduler) {
        this(projects, new InMemoryPresence(), scheduler, GRACE);
    }

    /**
     * The same with another registry and grace period.
     *
     * @param registry may be that of other families too
     * @param grace how long a user may be away before others are notified; zero for not at all
     */
    public PresenceFeature(ProjectAccess projects, PresenceRegistry registry, Scheduler scheduler, Duration grace) {
        this.projects = projects;
        this.registry = registry;
        this.scheduler = scheduler;
        this.gracePeriods = new GracePeriods(scheduler, grace);
    }

    @Override
    public void installOn(Namespace<? extends PlatformUser> namespace) {
        installations.add(namespace);
        EventOrder order = EventOrder.of(namespace);
        order.on(
                namespace,
                PresenceEvents.GO_ONLINE,
                (socket, online) -> enter(socket, scope(socket, online.projectId())));
        order.on(namespace, PresenceEvents.GO_OFFLINE, (socket, none) -> leaveAll(socket));
        order.on(namespace, PresenceEvents.KEEP_ONLINE, (socket, none) -> {
            Instant now = now();
            for (PresenceScope scope : SocketScopes.of(socket).scopes()) {
                registry.touch(scope, socket.user().id(), now);
            }
        });
        order.handle(namespace, PresenceEvents.GET_ONLINE, (socket, project) -> {
            projects.checkMember(project.projectId(), socket.user().id());
            return list(PresenceScope.on(namespace, PROJECT, project.projectId()));
        });
        order.onDisconnecting(namespace, this::leaveAll);
    }

    /**
     * Ends a departure whose server has died: for a {@link PresenceRegistry} of several servers. Calls the registry on this
     * thread.
     */
    public void end(PresenceScope scope, String userId, long departure) {
        if (scope.kind().equals(PROJECT) || scope.kind().equals(ORGANISATION)) {
            scope.among(installations).forEach(namespace -> end(scope, userId, departure, namespace.to(room(scope))));
        }
    }

    private PresenceScope scope(Socket<? extends PlatformUser> socket, @Nullable String projectId) {
        if (projectId != null) {
            projects.checkMember(projectId, socket.user().id());
            return PresenceScope.on(socket.namespace(), PROJECT, projectId);
        }
        String orgId = socket.user().orgId();
        if (orgId == null) {
            throw RefusedException.invalid("projectId", "projectId is required of a user without an organisation");
        }
        return PresenceScope.on(socket.namespace(), ORGANISATION, orgId);
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
        if (!socket.isConnected()) {
            // It may have been disconnected while this waited for an answer.
            leave(socket, scope);
        }
    }

    private void leaveAll(Socket<? extends PlatformUser> socket) {
        SocketScopes.of(socket).scopes().forEach(scope -> leave(socket, scope));
    }

    private void leave(Socket<? extends PlatformUser> socket, PresenceScope scope) {
        String userId = socket.user().id();
        Audience others = socket.to(room(scope));
        registry.leave(scope, userId, socket.id())
                .ifPresent(departure -> gracePeriods.begin(
                        scope,
                        userId,
                        departure,
                        () -> EventOrder.of(socket.namespace())
                                .runBlockingAlways(
                                        EventOrder.socket(socket.id()), () -> end(scope, userId, departure, others))));
        SocketScopes.of(socket).scopes().remove(scope);
    }

    private void end(PresenceScope scope, String userId, long departure, Audience others) {
        registry.end(
                scope,
                userId,
                departure,
                () -> others.emit(PresenceEvents.USER_OFFLINE, new PresenceEvents.UserOffline(userId, now())));
    }

    private PresenceEvents.OnlineList list(PresenceScope scope) {
        return PresenceEvents.OnlineList.of(
                scope.id(),
                registry.users(scope).stream()
                        .map(present ->
                                new PresenceEvents.OnlineUser(present.user().id(), present.user(), present.lastSeen()))
                        .toList());
    }

    private Instant now() {
        return scheduler.clock().instant();
    }
}
