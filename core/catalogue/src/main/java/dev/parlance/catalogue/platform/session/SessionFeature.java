package dev.parlance.catalogue.platform.session;

import dev.parlance.catalogue.platform.Bounds;
import dev.parlance.catalogue.platform.ErrorEvents;
import dev.parlance.catalogue.platform.Installations;
import dev.parlance.catalogue.platform.PlatformRooms;
import dev.parlance.catalogue.platform.PlatformUser;
import dev.parlance.catalogue.platform.UserEvents;
import dev.parlance.catalogue.platform.UserEvents.UserOffline;
import dev.parlance.catalogue.platform.UserEvents.UserOnline;
import dev.parlance.catalogue.platform.UserPayload;
import dev.parlance.catalogue.platform.access.ProjectAccess;
import dev.parlance.catalogue.platform.access.WorkingProject;
import dev.parlance.catalogue.platform.order.EventOrder;
import dev.parlance.catalogue.platform.presence.InMemoryPresence;
import dev.parlance.catalogue.platform.presence.PresenceRegistry;
import dev.parlance.catalogue.platform.presence.PresenceScope;
import dev.parlance.socket.Audience;
import dev.parlance.socket.Feature;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Room;
import dev.parlance.socket.RoomKind;
import dev.parlance.socket.Socket;
import java.time.Clock;
import java.time.Instant;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What {@link SessionEvents} make happen, and what a connection brings with it: the room of the user's organisation, and
 * the {@link ConnectionLimits}.
 *
 * <pre>{@code
 * Namespace<Account> platform = server.namespace("/", new TokenAuthenticator<>(accounts::byToken));
 * SessionFeature sessions = new SessionFeature(projects);
 * platform.install(sessions);                                   // first of all: see below
 * sessions.expire("ada", "Please sign in again");
 * }</pre>
 *
 * <p>A user is signed in to a project from the first of their sockets that sends {@code auth:login} to the last that sends
 * {@code auth:logout} or disconnects; a socket may be signed in to several, and works in the last one. Those in
 * {@link PlatformRooms#project} are notified, except for the socket that caused it.
 *
 * <p>A socket over a limit gets {@code error {message, limit, code}} and is disconnected; it joins no room of this
 * feature, nothing that it sends is handled, and earlier sockets stay. Features and connect listeners that are installed
 * after this one see it disconnected; those before do not, so install this first.
 */
public final class SessionFeature implements Feature<PlatformUser> {
    private static final String LOGIN = "login";
    private static final RoomKind ENDING = RoomKind.of("session-end");

    private final ProjectAccess projects;
    private final PresenceRegistry signedIn;
    private final ConnectionLimits limits;
    private final Clock clock;
    private final Installations<Namespace<?>> installations = new Installations<>();

    /** For one server, with {@link ConnectionLimits#DEFAULT}. */
    public SessionFeature(ProjectAccess projects) {
        this(projects, new InMemoryPresence(), ConnectionLimits.DEFAULT, Clock.systemUTC());
    }

    /**
     * The same with another registry, limits and clock.
     *
     * @param signedIn may be the registry of other families too
     */
    public SessionFeature(ProjectAccess projects, PresenceRegistry signedIn, ConnectionLimits limits, Clock clock) {
        this.projects = projects;
        this.signedIn = signedIn;
        this.limits = limits;
        this.clock = clock;
    }

    @Override
    public void installOn(Namespace<? extends PlatformUser> namespace) {
        installations.add(namespace);
        EventOrder order = EventOrder.of(namespace);
        Connections connections = new Connections(limits);
        namespace.onConnect(socket -> connect(socket, connections));
        order.on(namespace, SessionEvents.LOGIN, (socket, project) -> signIn(socket, project.projectId()));
        order.on(namespace, SessionEvents.LOGOUT, (socket, project) -> {
            String projectId = project.projectId();
            Bounds.id("projectId", projectId);
            // A user who is no longer a member may still sign out.
            if (!SignIns.of(socket).projects().contains(projectId)) {
                projects.checkMember(projectId, socket.user().id());
            }
            signOut(socket, projectId);
        });
        order.on(namespace, SessionEvents.UPDATE_SESSION, this::share);
        namespace.onDisconnecting((socket, reason) -> connections.close(socket.id()));
        order.onDisconnecting(
                namespace, socket -> SignIns.of(socket).projects().forEach(projectId -> signOut(socket, projectId)));
    }

    /**
     * Ends a user's sessions on all servers: all sockets of the user, on every namespace that this is installed on, receive
     * {@code session:expired} and are disconnected. Those that connect from now on are not affected: whether the user's
     * tokens are still valid is up to the {@link TokenVerifier}. May be called from any thread; does not wait.
     *
     * @param message for the user to read; may be null
     */
    public void expire(String userId, @Nullable String message) {
        SessionEvents.SessionExpired expired = new SessionEvents.SessionExpired(message, clock.instant());
        for (Namespace<?> namespace : installations.all()) {
            // A room for these alone: one that connects meanwhile must not be disconnected without the event.
            Room ending = ENDING.room(UUID.randomUUID().toString());
            namespace.toUsers(userId).socketsJoin(ending);
            Audience sockets = namespace.to(ending);
            sockets.emit(SessionEvents.SESSION_EXPIRED, expired);
            sockets.disconnectSockets();
        }
    }

    /**
     * Ends a departure whose server has died: for a {@link PresenceRegistry} of several servers. Calls the registry on this
     * thread.
     */
    public void end(PresenceScope scope, String userId, long departure) {
        if (scope.kind().equals(LOGIN)) {
            scope.among(installations)
                    .forEach(namespace ->
                            end(scope, userId, departure, namespace.to(PlatformRooms.project(scope.id()))));
        }
    }

    private void connect(Socket<? extends PlatformUser> socket, Connections connections) {
        PlatformUser user = socket.user();
        String orgId = user.orgId();
        OptionalInt limit = connections.open(socket.id(), user.id(), orgId);
        if (limit.isPresent()) {
            socket.emit(
                    ErrorEvents.ERROR,
                    ErrorEvents.ErrorPayload.ofLimit("too many connections at once", limit.getAsInt()));
            socket.disconnect();
        } else if (orgId != null) {
            socket.join(PlatformRooms.organisation(orgId));
        }
    }

    private void signIn(Socket<? extends PlatformUser> socket, String projectId) {
        PlatformUser user = socket.user();
        projects.checkMember(projectId, user.id());
        SignIns.of(socket).projects().add(projectId);
        Instant now = clock.instant();
        signedIn.enter(
                scope(socket, projectId),
                UserPayload.of(user),
                socket.id(),
                now,
                () -> others(socket, projectId).emit(UserEvents.ONLINE, UserOnline.inProject(user, projectId, now)));
        WorkingProject.enter(socket, projectId);
        if (!socket.isConnected()) {
            // It may have been disconnected while this waited for an answer.
            signOut(socket, projectId);
        }
    }

    private void signOut(Socket<? extends PlatformUser> socket, String projectId) {
        WorkingProject.leave(socket, projectId);
        String userId = socket.user().id();
        PresenceScope scope = scope(socket, projectId);
        signedIn.leave(scope, userId, socket.id())
                .ifPresent(departure -> end(scope, userId, departure, others(socket, projectId)));
        SignIns.of(socket).projects().remove(projectId);
    }

    private void end(PresenceScope scope, String userId, long departure, Audience others) {
        signedIn.end(
                scope,
                userId,
                departure,
                () -> others.emit(UserEvents.OFFLINE, UserOffline.fromProject(userId, scope.id(), clock.instant())));
    }

    private void share(Socket<? extends PlatformUser> socket, SessionEvents.UpdateSession update) {
        String userId = socket.user().id();
        projects.checkMember(update.projectId(), userId);
        socket.toOtherDevices()
                .emit(
                        SessionEvents.SESSION_UPDATED,
                        new SessionEvents.SessionUpdated(
                                update.projectId(), userId, update.sessionData(), clock.instant()));
    }

    private static Audience others(Socket<?> socket, String projectId) {
        return socket.to(PlatformRooms.project(projectId));
    }

    private static PresenceScope scope(Socket<?> socket, String projectId) {
        return PresenceScope.on(socket.namespace(), LOGIN, projectId);
    }
}
