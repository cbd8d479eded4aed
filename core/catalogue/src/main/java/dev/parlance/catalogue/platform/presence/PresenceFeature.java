package dev.parlance.catalogue.platform.presence;

import dev.parlance.catalogue.platform.InMemoryPresence;
import dev.parlance.catalogue.platform.Installations;
import dev.parlance.catalogue.platform.Place;
import dev.parlance.catalogue.platform.PlatformUser;
import dev.parlance.catalogue.platform.PresenceRegistry;
import dev.parlance.catalogue.platform.ProjectAccess;
import dev.parlance.catalogue.platform.Rooms;
import dev.parlance.catalogue.platform.UserPayload;
import dev.parlance.catalogue.platform.presence.Graces.Grace;
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
 * <p>A user is online from the first of his sockets that says {@code presence:online} until the grace is over that begins
 * when the last of them says {@code presence:offline} or disconnects. Those in {@link Rooms#project} (for an organisation,
 * in {@link Rooms#organisation}) hear of both once, but the socket that caused it. Whoever comes back within the grace was
 * never away: nobody hears anything. Also {@code presence:offline} waits for the grace: a page says it when it is reloaded.
 * So long a user stays in the list of {@code presence:get:online}, which always agrees with what was told.
 *
 * <p>A socket may be online in several places; {@code presence:offline} takes it out of all. {@code presence:update} sets
 * the time at which its user was last seen, in all of them, and does nothing else: who falls silent stays online as long as
 * he is connected.
 */
public final class PresenceFeature implements Feature<PlatformUser> {
    /** How long a user may be gone before others hear of it: 10 s. */
    public static final Duration GRACE = Duration.ofSeconds(10);

    private static final String PROJECT = "project";
    private static final String ORGANISATION = "org";

    private final ProjectAccess projects;
    private final PresenceRegistry registry;
    private final Scheduler scheduler;
    private final Graces graces;
    private final Installations<Namespace<?>> installations = new Installations<>();

    /** For one server, with {@link #GRACE}. */
    public PresenceFeature(ProjectAccess projects, Scheduler scheduler) {
        this(projects, new InMemoryPresence(), scheduler, GRACE);
    }

    /**
     * The same with everything of your own.
     *
     * @param registry knows who is where; may be that of other families too
     * @param grace how long a user may be gone before others hear of it; zero for not at all
     */
    public PresenceFeature(ProjectAccess projects, PresenceRegistry registry, Scheduler scheduler, Duration grace) {
        this.projects = projects;
        this.registry = registry;
        this.scheduler = scheduler;
        this.graces = new Graces(scheduler, grace);
    }

    @Override
    public void installOn(Namespace<? extends PlatformUser> namespace) {
        installations.add(namespace);
        namespace.on(PresenceEvents.GO_ONLINE, (socket, online) -> enter(socket, place(socket, online.projectId())));
        namespace.on(PresenceEvents.GO_OFFLINE, (socket, none) -> leaveAll(socket));
        namespace.on(PresenceEvents.KEEP_ONLINE, (socket, none) -> {
            Instant now = now();
            for (Place place : Present.of(socket).places()) {
                registry.touch(place, socket.user().id(), now);
            }
        });
        namespace.handle(PresenceEvents.GET_ONLINE, (socket, project) -> {
            projects.checkMember(project.projectId(), socket.user().id());
            return list(Place.on(namespace, PROJECT, project.projectId()));
        });
        namespace.onDisconnecting((socket, reason) -> leaveAll(socket));
    }

    /**
     * Ends a departure that the server which began it does not end any more, because it has died: for a
     * {@link PresenceRegistry} of several servers.
     */
    public void end(Place place, String userId, long departure) {
        if (place.kind().equals(PROJECT) || place.kind().equals(ORGANISATION)) {
            place.among(installations).forEach(namespace -> end(place, userId, departure, namespace.to(room(place))));
        }
    }

    private Place place(Socket<? extends PlatformUser> socket, @Nullable String projectId) {
        if (projectId != null) {
            projects.checkMember(projectId, socket.user().id());
            return Place.on(socket.namespace(), PROJECT, projectId);
        }
        String orgId = socket.user().orgId();
        if (orgId == null) {
            throw RefusedException.invalid("projectId", "projectId is required of a user without an organisation");
        }
        return Place.on(socket.namespace(), ORGANISATION, orgId);
    }

    private static Room room(Place place) {
        return place.kind().equals(PROJECT) ? Rooms.project(place.id()) : Rooms.organisation(place.id());
    }

    private void enter(Socket<? extends PlatformUser> socket, Place place) {
        UserPayload user = UserPayload.of(socket.user());
        String projectId = place.kind().equals(PROJECT) ? place.id() : null;
        Instant now = now();
        Present.of(socket).places().add(place);
        Grace before = graces.find(place, user.id());
        registry.enter(
                place,
                user,
                socket.id(),
                now,
                () -> socket.to(room(place))
                        .emit(
                                PresenceEvents.USER_ONLINE,
                                new PresenceEvents.UserOnline(user.id(), user, now, projectId)));
        // Not one that has begun since: that one counts.
        graces.cancel(place, user.id(), before);
        if (!socket.isConnected()) {
            // Its end may have been handled while this waited for an answer.
            leave(socket, place);
        }
    }

    private void leaveAll(Socket<? extends PlatformUser> socket) {
        Present.of(socket).places().forEach(place -> leave(socket, place));
    }

    private void leave(Socket<? extends PlatformUser> socket, Place place) {
        String userId = socket.user().id();
        Audience others = socket.to(room(place));
        registry.leave(place, userId, socket.id())
                .ifPresent(departure ->
                        graces.begin(place, userId, departure, () -> end(place, userId, departure, others)));
        Present.of(socket).places().remove(place);
    }

    private void end(Place place, String userId, long departure, Audience others) {
        registry.end(
                place,
                userId,
                departure,
                () -> others.emit(PresenceEvents.USER_OFFLINE, new PresenceEvents.UserOffline(userId, now())));
    }

    private PresenceEvents.OnlineList list(Place place) {
        return PresenceEvents.OnlineList.of(
                place.id(),
                registry.attendees(place).stream()
                        .map(attendee -> new PresenceEvents.OnlineUser(
                                attendee.user().id(), attendee.user(), attendee.lastSeen()))
                        .toList());
    }

    private Instant now() {
        return scheduler.clock().instant();
    }
}
