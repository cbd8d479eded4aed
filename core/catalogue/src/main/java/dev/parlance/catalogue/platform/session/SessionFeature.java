package dev.parlance.catalogue.platform.session;

import dev.parlance.catalogue.platform.ErrorEvents;
import dev.parlance.catalogue.platform.Installations;
import dev.parlance.catalogue.platform.PlatformRooms;
import dev.parlance.catalogue.platform.PlatformUser;
import dev.parlance.catalogue.platform.ServerTime;
import dev.parlance.catalogue.platform.UserEvents;
import dev.parlance.catalogue.platform.UserEvents.UserOffline;
import dev.parlance.catalogue.platform.UserEvents.UserOnline;
import dev.parlance.catalogue.platform.UserPayload;
import dev.parlance.catalogue.platform.access.AccessChecks;
import dev.parlance.catalogue.platform.access.AccessRechecks;
import dev.parlance.catalogue.platform.access.EndingSockets;
import dev.parlance.catalogue.platform.access.ProjectAccess;
import dev.parlance.catalogue.platform.access.WorkingProject;
import dev.parlance.catalogue.platform.order.EventOrder;
import dev.parlance.catalogue.platform.presence.InMemoryPresence;
import dev.parlance.catalogue.platform.presence.PresenceRegistry;
import dev.parlance.catalogue.platform.presence.PresenceScope;
import dev.parlance.socket.Audience;
import dev.parlance.socket.Feature;
import dev.parlance.socket.Middleware;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Registration;
import dev.parlance.socket.Socket;
import java.time.Instant;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What {@link SessionEvents} make happen, and what a connection brings with it: the room of the user's organisation, and
 * the {@link ConnectionLimits}.
 *
 * <pre>{@code
 * Namespace<Account> platform = server.namespace("/", new TokenAuthenticator<>(accounts::byToken));
 * SessionFeature sessions = new SessionFeature(projects);
 * platform.install(sessions);
 * sessions.expire("ada", "Please sign in again");
 * }</pre>
 *
 * <p>A user is signed in to a project from the first of their sockets that sends {@code auth:login} to the last that sends
 * {@code auth:logout} or disconnects; a socket may be signed in to several, and works in the last one. Those in
 * {@link PlatformRooms#project} are notified, except for the socket that caused it.
 *
 * <p>A socket over a limit gets {@code error {message, limit, code}} and is disconnected; it joins no room of this
 * feature, nothing that it sends is handled, and earlier sockets stay. Connect listeners see it disconnected, whether they
 * were registered before this was installed or after.
 *
 * <p>When it is removed from a namespace, everybody there is signed out, and nobody is notified; sockets stay in the rooms of
 * their organisations. The registry is called on the thread that removes it.
 */
public final class SessionFeature implements Feature<PlatformUser> {
    private static final String LOGIN = "login";

    private final ProjectAccess projects;
    private final PresenceRegistry signedIn;
    private final ConnectionLimits limits;
    private final Installations<Namespace<?>> installations = new Installations<>();
    private final Installations<AccessRechecks> access = new Installations<>();

    /** For one server, with {@link ConnectionLimits#DEFAULT}. */
    public SessionFeature(ProjectAccess projects) {
        this(projects, new InMemoryPresence(), ConnectionLimits.DEFAULT);
    }

    /**
     * The same with another registry and limits.
     *
     * @param signedIn may be the registry of other families too
     */
    public SessionFeature(ProjectAccess projects, PresenceRegistry signedIn, ConnectionLimits limits) {
        this.projects = projects;
        this.signedIn = signedIn;
        this.limits = limits;
    }

    @Override
    public Registration installOn(Namespace<? extends PlatformUser> namespace) {
        EventOrder order = EventOrder.of(namespace, "session");
        Connections connections = new Connections(limits);
        AccessRechecks rechecks = new AccessRechecks(namespace, "session", userId -> recheck(namespace, userId));
        return Registration.all(
                () -> signOutAll(namespace),
                installations.add(namespace),
                access.add(rechecks),
                rechecks.listen(),
                limit(namespace, connections),
                order.on(
                        namespace,
                        SessionEvents.LOGIN,
                        (socket, project) -> signIn(namespace, socket, project.projectId())),
                order.on(namespace, SessionEvents.LOGOUT, (socket, project) -> {
                    String projectId = project.projectId();
                    // A user who is no longer a member may still sign out.
                    if (!SignIns.of(socket).projects().contains(projectId)) {
                        projects.checkMember(projectId, socket.user().id());
                    }
                    signOut(namespace, socket, projectId);
                }),
                order.on(namespace, SessionEvents.UPDATE_SESSION, (socket, update) -> share(namespace, socket, update)),
                namespace.onDisconnecting((socket, reason) -> connections.close(socket.id())),
                order.onDisconnecting(
                        namespace,
                        socket -> SignIns.of(socket)
                                .projects()
                                .forEach(projectId -> signOut(namespace, socket, projectId))));
    }

    /** It is removed: everybody is signed out, and nobody is notified. Calls the registry on this thread. */
    private void signOutAll(Namespace<? extends PlatformUser> namespace) {
        namespace
                .sockets()
                .forEach(socket -> SignIns.of(socket).projects().forEach(projectId -> {
                    WorkingProject.leave(socket, projectId);
                    leave(socket, projectId, () -> {});
                }));
    }

    /**
     * Ends a user's sessions on all servers: all sockets of the user, on every namespace that this is installed on, receive
     * {@code session:expired} and are disconnected. Those that connect from now on are not affected: whether the user's
     * tokens are still valid is up to the {@link TokenVerifier}. May be called from any thread; does not wait.
     *
     * @param message for the user to read; may be null
     */
    public void expire(String userId, @Nullable String message) {
        for (Namespace<?> namespace : installations.all()) {
            SessionEvents.SessionExpired expired = new SessionEvents.SessionExpired(message, ServerTime.now(namespace));
            Audience sockets = EndingSockets.of(namespace, userId);
            sockets.emit(SessionEvents.SESSION_EXPIRED, expired);
            sockets.disconnectSockets();
        }
    }

    /**
     * Checks again in which projects a user works, on all servers: call it when they have lost one, once
     * {@link ProjectAccess} knows it. When it returns, the user's sockets on this server are signed out of projects that the
     * user is no longer a member of; those in {@link PlatformRooms#project} are notified, the sockets are not. May block.
     *
     * @throws RuntimeException what {@link ProjectAccess} threw: from what could not be checked they are signed out
     */
    public void accessChanged(String userId) {
        AccessRechecks.accessChanged(access, userId);
    }

    private void recheck(Namespace<? extends PlatformUser> namespace, String userId) {
        AccessChecks checks = new AccessChecks();
        for (Socket<? extends PlatformUser> socket : AccessRechecks.socketsOf(namespace, userId)) {
            for (String projectId : SignIns.of(socket).projects()) {
                if (!checks.allow(() -> projects.isMember(projectId, userId))) {
                    checks.run(() -> signOut(namespace, socket, projectId));
                }
            }
        }
        checks.end();
    }

    /**
     * Ends a departure whose server has died: for a {@link PresenceRegistry} of several servers. Calls the registry on this
     * thread.
     */
    public void end(PresenceScope scope, String userId, long departure) {
        if (scope.kind().equals(LOGIN)) {
            scope.among(installations)
                    .forEach(namespace -> signedIn.end(
                            scope,
                            userId,
                            departure,
                            offline(namespace, namespace.to(PlatformRooms.project(scope.id())), userId, scope.id())));
        }
    }

    /** Counts connections before connect listeners, so that it does not matter in which order features are installed. */
    private static <U extends PlatformUser> Registration limit(Namespace<U> namespace, Connections connections) {
        return namespace.use(new Middleware<>() {
            @Override
            public void connecting(Socket<U> socket) {
                // Another middleware may still refuse it: then it does not count.
            }

            @Override
            public void connected(Socket<U> socket) {
                connect(socket, connections);
            }
        });
    }

    private static void connect(Socket<? extends PlatformUser> socket, Connections connections) {
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

    private void signIn(Namespace<?> namespace, Socket<? extends PlatformUser> socket, String projectId) {
        PlatformUser user = socket.user();
        projects.checkMember(projectId, user.id());
        SignIns.of(socket).projects().add(projectId);
        Instant now = ServerTime.now(namespace);
        signedIn.enter(
                scope(socket, projectId),
                UserPayload.of(user),
                socket.id(),
                now,
                () -> others(socket, projectId).emit(UserEvents.ONLINE, UserOnline.inProject(user, projectId, now)));
        WorkingProject.enter(socket, projectId);
        if (!socket.isConnected()) {
            // It may have been disconnected while this waited for an answer.
            signOut(namespace, socket, projectId);
        } else if (!projects.isMember(projectId, user.id())) {
            // The membership may have ended since it was checked, when this socket was not yet signed in.
            signOut(namespace, socket, projectId);
            projects.checkMember(projectId, user.id());
        }
    }

    private void signOut(Namespace<?> namespace, Socket<? extends PlatformUser> socket, String projectId) {
        WorkingProject.leave(socket, projectId);
        leave(
                socket,
                projectId,
                offline(namespace, others(socket, projectId), socket.user().id(), projectId));
    }

    private void leave(Socket<? extends PlatformUser> socket, String projectId, Runnable gone) {
        String userId = socket.user().id();
        PresenceScope scope = scope(socket, projectId);
        signedIn.leave(scope, userId, socket.id()).ifPresent(departure -> signedIn.end(scope, userId, departure, gone));
        SignIns.of(socket).projects().remove(projectId);
    }

    private static Runnable offline(Namespace<?> namespace, Audience others, String userId, String projectId) {
        return () ->
                others.emit(UserEvents.OFFLINE, UserOffline.fromProject(userId, projectId, ServerTime.now(namespace)));
    }

    private void share(
            Namespace<?> namespace, Socket<? extends PlatformUser> socket, SessionEvents.UpdateSession update) {
        String userId = socket.user().id();
        projects.checkMember(update.projectId(), userId);
        socket.toOtherDevices()
                .emit(
                        SessionEvents.SESSION_UPDATED,
                        new SessionEvents.SessionUpdated(
                                update.projectId(), userId, update.sessionData(), ServerTime.now(namespace)));
    }

    private static Audience others(Socket<?> socket, String projectId) {
        return socket.to(PlatformRooms.project(projectId));
    }

    private static PresenceScope scope(Socket<?> socket, String projectId) {
        return PresenceScope.on(socket.namespace(), LOGIN, projectId);
    }
}
