package dev.parlance.catalogue.platform.session;

import dev.parlance.catalogue.platform.ErrorEvents;
import dev.parlance.catalogue.platform.Installations;
import dev.parlance.catalogue.platform.PlatformRooms;
import dev.parlance.catalogue.platform.PlatformUser;
import dev.parlance.catalogue.platform.ServerTime;
import dev.parlance.catalogue.platform.access.AccessRechecks;
import dev.parlance.catalogue.platform.access.Departures;
import dev.parlance.catalogue.platform.access.EndingSockets;
import dev.parlance.catalogue.platform.access.ProjectAccess;
import dev.parlance.catalogue.platform.presence.InMemoryPresence;
import dev.parlance.catalogue.platform.presence.PresenceRegistry;
import dev.parlance.catalogue.platform.presence.PresenceScope;
import dev.parlance.catalogue.platform.session.ConnectionRegistry.Connection;
import dev.parlance.event.Incubating;
import dev.parlance.socket.Audience;
import dev.parlance.socket.Feature;
import dev.parlance.socket.Middleware;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Registration;
import dev.parlance.socket.Socket;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
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
 * {@code auth:logout} or disconnects; a socket may be signed in to several, and works in the last one. One whose client finds its session
 * again within {@link Departures#GRACE} has been signed in all the time; if it comes later, but in time for its session, it is signed out
 * and in again. Those in
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
    private final ProjectAccess projects;
    private final PresenceRegistry signedIn;
    private final ConnectionLimits limits;
    private final ConnectionRegistry connections;
    private final Installations<Namespace<?>> installations = new Installations<>();
    private final Installations<NamespaceSignIns> installedSignIns = new Installations<>();
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
        this(projects, signedIn, limits, new InMemoryConnections());
    }

    /**
     * The same where the limits are those of all servers that share a registry.
     *
     * @param connections counts sockets
     */
    @Incubating
    public SessionFeature(
            ProjectAccess projects,
            PresenceRegistry signedIn,
            ConnectionLimits limits,
            ConnectionRegistry connections) {
        this.projects = projects;
        this.signedIn = signedIn;
        this.limits = limits;
        this.connections = connections;
    }

    @Override
    public Registration installOn(Namespace<? extends PlatformUser> namespace) {
        NamespaceSignIns signIns = new NamespaceSignIns(namespace, projects, signedIn);
        AccessRechecks rechecks = new AccessRechecks(namespace, "session", signIns::recheck);
        return Registration.all(
                signIns::end,
                installations.add(namespace),
                installedSignIns.add(signIns),
                access.add(rechecks),
                rechecks.listen(),
                limit(namespace),
                namespace.onDisconnecting((socket, reason) -> connections.close(namespace.name(), socket.id())),
                namespace.checkReturn(session -> CompletableFuture.completedFuture(Organisation.lostRooms(session))),
                signIns.listen());
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

    /**
     * Ends a departure whose server has died: for a {@link PresenceRegistry} of several servers that has no {@linkplain
     * PresenceRegistry#listen listeners}. Calls the registry on this thread.
     */
    public void end(PresenceScope scope, String userId, long departure) {
        installedSignIns.forEach(signIns -> {
            if (signIns.isFor(scope)) {
                signIns.end(scope, userId, departure);
            }
        });
    }

    /** Counts connections before connect listeners, so that it does not matter in which order features are installed. */
    private <U extends PlatformUser> Registration limit(Namespace<U> namespace) {
        return namespace.use(new Middleware<>() {
            @Override
            public void connecting(Socket<U> socket) {
                // Another middleware may still refuse it: then it does not count.
            }

            @Override
            public void connected(Socket<U> socket) {
                connect(socket);
            }
        });
    }

    private static Connection connection(Socket<? extends PlatformUser> socket) {
        PlatformUser user = socket.user();
        return new Connection(socket.namespace().name(), socket.id(), user.id(), user.orgId());
    }

    private void connect(Socket<? extends PlatformUser> socket) {
        String orgId = socket.user().orgId();
        OptionalInt limit = connections.open(connection(socket), limits);
        if (limit.isPresent()) {
            socket.emit(
                    ErrorEvents.ERROR,
                    ErrorEvents.ErrorPayload.ofLimit("too many connections at once", limit.getAsInt()));
            socket.disconnect();
        } else if (orgId != null) {
            Organisation.enter(socket, orgId);
        }
    }
}
