package dev.parlance.catalogue.platform.presence;

import dev.parlance.catalogue.platform.Installations;
import dev.parlance.catalogue.platform.PlatformRooms;
import dev.parlance.catalogue.platform.PlatformUser;
import dev.parlance.catalogue.platform.access.AccessRechecks;
import dev.parlance.catalogue.platform.access.ProjectAccess;
import dev.parlance.socket.Feature;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Registration;
import java.time.Duration;

/**
 * What {@link PresenceEvents} make happen: who is online in a project, or in an organisation.
 *
 * <pre>{@code
 * platform.install(new PresenceFeature(projects));
 * }</pre>
 *
 * <p>A user is online from the first of their sockets that sends {@code presence:online} until the end of the grace period,
 * which begins when the last of them sends {@code presence:offline} or disconnects. Those in {@link PlatformRooms#project}
 * (for an organisation, in {@link PlatformRooms#organisation}) are notified of both once, except for the socket that caused
 * it. A user who returns within the grace period was never offline, and nobody is notified; a client that finds its session again is
 * online again without a word. The grace period also follows
 * {@code presence:offline}: a page sends it when it is reloaded. Until its end the user is in the list of
 * {@code presence:get:online}, which always agrees with the notifications.
 *
 * <p>A socket may be online in several scopes; {@code presence:offline} removes it from all. {@code presence:update} sets
 * the time at which its user was last seen in all of them, and nothing else: a user who is silent stays online while
 * connected.
 *
 * <p>When it is removed from a namespace, everybody there is offline at once, and nobody is notified; the registry is called
 * on the thread that removes it.
 */
public final class PresenceFeature implements Feature<PlatformUser> {
    /** How long a user may be away before others are notified: 10 s. */
    public static final Duration GRACE = Duration.ofSeconds(10);

    private final ProjectAccess projects;
    private final PresenceRegistry registry;
    private final Duration grace;
    private final Installations<NamespacePresence> installations = new Installations<>();
    private final Installations<AccessRechecks> access = new Installations<>();

    /** For one server, with {@link #GRACE}. */
    public PresenceFeature(ProjectAccess projects) {
        this(projects, new InMemoryPresence(), GRACE);
    }

    /**
     * The same with another registry and grace period.
     *
     * @param registry may be that of other families too
     * @param grace how long a user may be away before others are notified; zero for not at all
     */
    public PresenceFeature(ProjectAccess projects, PresenceRegistry registry, Duration grace) {
        this.projects = projects;
        this.registry = registry;
        this.grace = grace;
    }

    @Override
    public Registration installOn(Namespace<? extends PlatformUser> namespace) {
        NamespacePresence presence = new NamespacePresence(namespace, projects, registry, grace);
        AccessRechecks rechecks = new AccessRechecks(namespace, "presence", presence::recheck);
        return Registration.all(
                presence::end, installations.add(presence), access.add(rechecks), rechecks.listen(), presence.listen());
    }

    /**
     * Checks again in which projects a user is online, on all servers: call it when they have lost one, once
     * {@link ProjectAccess} knows it. When it returns, the user's sockets on this server are no longer online in projects that
     * the user is no longer a member of, without a grace period; others are notified, the sockets are not. May block.
     *
     * @throws RuntimeException what {@link ProjectAccess} threw: in what could not be checked they are offline
     */
    public void accessChanged(String userId) {
        AccessRechecks.accessChanged(access, userId);
    }

    /**
     * Ends a departure whose server has died: for a {@link PresenceRegistry} of several servers that has no {@linkplain
     * PresenceRegistry#listen listeners}. Calls the registry on this thread.
     */
    public void end(PresenceScope scope, String userId, long departure) {
        installations.forEach(presence -> {
            if (presence.isFor(scope)) {
                presence.end(scope, userId, departure);
            }
        });
    }
}
