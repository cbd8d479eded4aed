package dev.parlance.catalogue.platform.session;

import dev.parlance.catalogue.platform.PlatformRooms;
import dev.parlance.catalogue.platform.PlatformUser;
import dev.parlance.catalogue.platform.ServerTime;
import dev.parlance.catalogue.platform.UserEvents;
import dev.parlance.catalogue.platform.UserEvents.UserOffline;
import dev.parlance.catalogue.platform.UserEvents.UserOnline;
import dev.parlance.catalogue.platform.UserPayload;
import dev.parlance.catalogue.platform.access.AccessChecks;
import dev.parlance.catalogue.platform.access.Departures;
import dev.parlance.catalogue.platform.access.ProjectAccess;
import dev.parlance.catalogue.platform.access.WorkingProject;
import dev.parlance.catalogue.platform.order.EventOrder;
import dev.parlance.catalogue.platform.presence.ConnectionIds;
import dev.parlance.catalogue.platform.presence.PresenceRegistry;
import dev.parlance.catalogue.platform.presence.PresenceScope;
import dev.parlance.socket.Audience;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Registration;
import dev.parlance.socket.Socket;
import java.time.Instant;
import java.util.function.Consumer;

/** Who is signed in to which projects on one namespace. */
final class NamespaceSignIns implements PresenceRegistry.Listener, Departures.Listener<Socket<? extends PlatformUser>> {
    private static final String LOGIN = "login";

    private final Namespace<? extends PlatformUser> namespace;
    private final ProjectAccess projects;
    private final PresenceRegistry signedIn;
    private final EventOrder order;
    private final ConnectionIds connectionIds = new ConnectionIds();
    private final Departures<? extends PlatformUser> departures;

    NamespaceSignIns(Namespace<? extends PlatformUser> namespace, ProjectAccess projects, PresenceRegistry signedIn) {
        this.namespace = namespace;
        this.projects = projects;
        this.signedIn = signedIn;
        this.order = EventOrder.of(namespace, "session");
        this.departures = Departures.of(namespace, Departures.GRACE, this);
    }

    /** Handles the events of clients, and what becomes of them. */
    Registration listen() {
        return Registration.all(
                signedIn.listen(this),
                departures.listen(),
                order.on(namespace, SessionEvents.LOGIN, (socket, project) -> signIn(socket, project.projectId())),
                order.on(namespace, SessionEvents.LOGOUT, (socket, project) -> {
                    String projectId = project.projectId();
                    // A user who is no longer a member may still sign out.
                    if (!SignIns.of(socket).projects().contains(projectId)) {
                        projects.checkMember(projectId, socket.user().id());
                    }
                    signOut(socket, projectId);
                }),
                order.on(namespace, SessionEvents.UPDATE_SESSION, this::share));
    }

    /** It is removed: everybody is signed out, and nobody is notified. Calls the registry on this thread. */
    void end() {
        departures
                .sockets()
                .forEach(socket -> SignIns.of(socket).projects().forEach(projectId -> {
                    forget(socket, projectId);
                    leave(socket, projectId, () -> {});
                }));
    }

    /** Signs a user's sockets out of projects that the user is no longer a member of. */
    void recheck(String userId) {
        AccessChecks checks = new AccessChecks();
        for (Socket<? extends PlatformUser> socket : departures.socketsOf(userId)) {
            for (String projectId : SignIns.of(socket).projects()) {
                if (!checks.allow(() -> projects.isMember(projectId, userId))) {
                    checks.run(() -> signOut(socket, projectId));
                }
            }
        }
        checks.end();
    }

    private void signIn(Socket<? extends PlatformUser> socket, String projectId) {
        projects.checkMember(projectId, socket.user().id());
        SignIns.of(socket).projects().add(projectId);
        enter(socket, projectId);
        WorkingProject.enter(socket, projectId);
        leaveAgainIfEnded(socket, projectId);
    }

    private void enter(Socket<? extends PlatformUser> socket, String projectId) {
        PlatformUser user = socket.user();
        Instant now = ServerTime.now(namespace);
        signedIn.enter(
                scope(projectId),
                UserPayload.of(user),
                connectionIds.of(socket),
                now,
                () -> others(socket, projectId).emit(UserEvents.ONLINE, UserOnline.inProject(user, projectId, now)));
    }

    private void leaveAgainIfEnded(Socket<? extends PlatformUser> socket, String projectId) {
        String userId = socket.user().id();
        if (departures.hasDeparted(socket)) {
            // It may have departed while this waited for an answer.
            depart(socket, projectId);
        } else if (!projects.isMember(projectId, userId)) {
            // The membership may have ended since it was checked, when this socket was not yet signed in.
            signOut(socket, projectId);
            projects.checkMember(projectId, userId);
        }
    }

    @Override
    public void departed(Socket<? extends PlatformUser> socket) {
        inOrder(socket, projectId -> depart(socket, projectId));
    }

    @Override
    public void returned(Socket<? extends PlatformUser> socket, boolean elsewhere) {
        inOrder(socket, projectId -> comeBack(socket, projectId));
    }

    private void inOrder(Socket<? extends PlatformUser> socket, Consumer<String> action) {
        if (!SignIns.of(socket).projects().isEmpty()) {
            order.runBlockingAlways(
                    EventOrder.socket(socket.id()),
                    () -> SignIns.of(socket).projects().forEach(action));
        }
    }

    private void comeBack(Socket<? extends PlatformUser> socket, String projectId) {
        if (!projects.isMember(projectId, socket.user().id())) {
            signOut(socket, projectId);
        } else {
            enter(socket, projectId);
            leaveAgainIfEnded(socket, projectId);
        }
    }

    private void signOut(Socket<? extends PlatformUser> socket, String projectId) {
        forget(socket, projectId);
        depart(socket, projectId);
    }

    private static void forget(Socket<? extends PlatformUser> socket, String projectId) {
        WorkingProject.leave(socket, projectId);
        SignIns.of(socket).projects().remove(projectId);
    }

    /** Others see that a socket has gone; if its client comes back to it, it is signed in again. */
    private void depart(Socket<? extends PlatformUser> socket, String projectId) {
        leave(
                socket,
                projectId,
                offline(others(socket, projectId), socket.user().id(), projectId));
    }

    private void leave(Socket<? extends PlatformUser> socket, String projectId, Runnable gone) {
        String userId = socket.user().id();
        PresenceScope scope = scope(projectId);
        signedIn.leave(scope, userId, connectionIds.of(socket))
                .ifPresent(departure -> signedIn.end(scope, userId, departure, gone));
    }

    private Runnable offline(Audience others, String userId, String projectId) {
        return () ->
                others.emit(UserEvents.OFFLINE, UserOffline.fromProject(userId, projectId, ServerTime.now(namespace)));
    }

    private void share(Socket<? extends PlatformUser> socket, SessionEvents.UpdateSession update) {
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

    private PresenceScope scope(String projectId) {
        return PresenceScope.on(namespace, LOGIN, projectId);
    }

    // --- what a registry of several servers has this do

    @Override
    public boolean isFor(PresenceScope scope) {
        return scope.kind().equals(LOGIN) && scope.namespace().equals(namespace.name());
    }

    @Override
    public void abandoned(PresenceScope scope, UserPayload user, long departure) {
        end(scope, user.id(), departure);
    }

    /** Ends a departure that another server has begun. */
    void end(PresenceScope scope, String userId, long departure) {
        Audience members = namespace.to(PlatformRooms.project(scope.id()));
        signedIn.end(scope, userId, departure, offline(members, userId, scope.id()));
    }

    @Override
    public void lost(PresenceScope scope, String userId, String connectionId) {
        Socket<? extends PlatformUser> socket = namespace.socket(ConnectionIds.socketId(connectionId));
        if (socket != null) {
            order.runBlockingAlways(EventOrder.socket(socket.id()), () -> {
                if (SignIns.of(socket).projects().contains(scope.id())) {
                    enter(socket, scope.id());
                    leaveAgainIfEnded(socket, scope.id());
                }
            });
        }
    }
}
