package dev.parlance.catalogue.platform.session;

import dev.parlance.catalogue.platform.Bounds;
import dev.parlance.catalogue.platform.ErrorEvents;
import dev.parlance.catalogue.platform.InMemoryPresence;
import dev.parlance.catalogue.platform.Installations;
import dev.parlance.catalogue.platform.Place;
import dev.parlance.catalogue.platform.PlatformUser;
import dev.parlance.catalogue.platform.PresenceRegistry;
import dev.parlance.catalogue.platform.ProjectAccess;
import dev.parlance.catalogue.platform.Rooms;
import dev.parlance.catalogue.platform.UserEvents;
import dev.parlance.catalogue.platform.UserEvents.UserOffline;
import dev.parlance.catalogue.platform.UserEvents.UserOnline;
import dev.parlance.catalogue.platform.UserPayload;
import dev.parlance.catalogue.platform.WorkingProject;
import dev.parlance.socket.Audience;
import dev.parlance.socket.Feature;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Room;
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
 * <p>A user is signed in to a project from the first of his sockets that says {@code auth:login} to the last that says
 * {@code auth:logout} or disconnects; a socket may be signed in to several, and works in the last one. Those in
 * {@link Rooms#project} hear of it, but the socket that caused it.
 *
 * <p>A socket over a limit gets {@code error {message, limit, code}} and is disconnected; it gets into no room of this
 * feature, nothing that it sends is handled, and those before it stay. Features and connect listeners that come after this
 * one find it disconnected; those before it do not know, so install this first.
 */
public final class SessionFeature implements Feature<PlatformUser> {
    private static final String LOGIN = "login";

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
     * The same with everything of your own.
     *
     * @param signedIn knows who is signed in where; may be that of other families too
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
        Connections connections = new Connections(limits);
        namespace.onConnect(socket -> connect(socket, connections));
        namespace.on(SessionEvents.LOGIN, (socket, project) -> signIn(socket, project.projectId()));
        namespace.on(SessionEvents.LOGOUT, (socket, project) -> {
            String projectId = project.projectId();
            Bounds.id("projectId", projectId);
            // Who is no longer a member may still sign out.
            if (!SignIns.of(socket).projects().contains(projectId)) {
                projects.checkMember(projectId, socket.user().id());
            }
            signOut(socket, projectId);
        });
        namespace.on(SessionEvents.UPDATE_SESSION, this::share);
        namespace.onDisconnecting((socket, reason) -> {
            connections.close(socket.id());
            SignIns.of(socket).projects().forEach(projectId -> signOut(socket, projectId));
        });
    }

    /**
     * Ends a user's sessions on all servers: all of his sockets, on every namespace that this is installed on, hear
     * {@code session:expired} and are disconnected then. Those that connect from now on are not concerned: whether his
     * tokens are still good is up to the {@link TokenVerifier}. May be called from any thread; does not wait.
     *
     * @param message for the user to read; may be null
     */
    public void expire(String userId, @Nullable String message) {
        SessionEvents.SessionExpired expired = new SessionEvents.SessionExpired(message, clock.instant());
        for (Namespace<?> namespace : installations.all()) {
            // A room for these alone: one that connects meanwhile is not disconnected without a word.
            Room ending = Room.of("session-end", UUID.randomUUID().toString());
            namespace.toUsers(userId).socketsJoin(ending);
            Audience sockets = namespace.to(ending);
            sockets.emit(SessionEvents.SESSION_EXPIRED, expired);
            sockets.disconnectSockets();
        }
    }

    /**
     * Ends a departure that the server which began it does not end any more, because it has died: for a
     * {@link PresenceRegistry} of several servers.
     */
    public void end(Place place, String userId, long departure) {
        if (place.kind().equals(LOGIN)) {
            place.among(installations)
                    .forEach(namespace -> end(place, userId, departure, namespace.to(Rooms.project(place.id()))));
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
            socket.join(Rooms.organisation(orgId));
        }
    }

    private void signIn(Socket<? extends PlatformUser> socket, String projectId) {
        PlatformUser user = socket.user();
        projects.checkMember(projectId, user.id());
        SignIns.of(socket).projects().add(projectId);
        Instant now = clock.instant();
        signedIn.enter(
                place(socket, projectId),
                UserPayload.of(user),
                socket.id(),
                now,
                () -> others(socket, projectId).emit(UserEvents.ONLINE, UserOnline.inProject(user, projectId, now)));
        WorkingProject.enter(socket, projectId);
        if (!socket.isConnected()) {
            // Its end may have been handled while this waited for an answer.
            signOut(socket, projectId);
        }
    }

    private void signOut(Socket<? extends PlatformUser> socket, String projectId) {
        WorkingProject.leave(socket, projectId);
        String userId = socket.user().id();
        Place place = place(socket, projectId);
        signedIn.leave(place, userId, socket.id())
                .ifPresent(departure -> end(place, userId, departure, others(socket, projectId)));
        SignIns.of(socket).projects().remove(projectId);
    }

    private void end(Place place, String userId, long departure, Audience others) {
        signedIn.end(
                place,
                userId,
                departure,
                () -> others.emit(UserEvents.OFFLINE, UserOffline.fromProject(userId, place.id(), clock.instant())));
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
        return socket.to(Rooms.project(projectId));
    }

    private static Place place(Socket<?> socket, String projectId) {
        return Place.on(socket.namespace(), LOGIN, projectId);
    }
}
