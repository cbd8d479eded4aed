package dev.parlance.catalogue.platform.session;

import static dev.parlance.catalogue.platform.ErrorEvents.ERROR;
import static dev.parlance.event.ClientEvent.clientEvent;
import static dev.parlance.event.Limit.Kind.ID;
import static dev.parlance.event.ServerEvent.serverEvent;

import dev.parlance.event.ClientEvent;
import dev.parlance.event.Limit;
import dev.parlance.event.ServerEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * {@code auth:*}, {@code session:*} — a user's signing in and out of a project, and what his tabs share. That the connection
 * is the user's own was checked when it was made; these say in which project he works. Refused with
 * {@code permission-denied} unless he is a member of it.
 */
public final class SessionEvents {
    /** Another of the user's tabs has changed what they share. Goes to the same user's other sockets. */
    public static final ServerEvent<SessionUpdated> SESSION_UPDATED =
            serverEvent("session:updated", SessionUpdated.class);

    /** The user's session was ended by the server; a client asks him to sign in again. Goes to all of his sockets. */
    public static final ServerEvent<SessionExpired> SESSION_EXPIRED =
            serverEvent("session:expired", SessionExpired.class);

    /**
     * Says that the user has signed in to a project on this client: everyone else in it hears
     * {@link dev.parlance.catalogue.platform.UserEvents#ONLINE}, if it is his first socket there.
     */
    public static final ClientEvent<ProjectRef> LOGIN =
            clientEvent("auth:login", ProjectRef.class).refusedBy(ERROR);

    /**
     * Says that the user has signed out of a project: everyone else in it hears
     * {@link dev.parlance.catalogue.platform.UserEvents#OFFLINE}, if it was his last socket there; as when that disconnects.
     */
    public static final ClientEvent<ProjectRef> LOGOUT =
            clientEvent("auth:logout", ProjectRef.class).refusedBy(ERROR);

    /** Changes what the user's tabs share: his other sockets hear {@link #SESSION_UPDATED}. */
    public static final ClientEvent<UpdateSession> UPDATE_SESSION =
            clientEvent("auth:session:update", UpdateSession.class).refusedBy(ERROR);

    /**
     * Which project.
     *
     * @param projectId the project
     */
    public record ProjectRef(@Limit(ID) String projectId) {}

    /**
     * What the user's tabs share from now on.
     *
     * @param projectId the project
     * @param sessionData any JSON
     */
    public record UpdateSession(@Limit(ID) String projectId, Object sessionData) {}

    /**
     * What the user's tabs share now.
     *
     * @param projectId the project
     * @param userId the user
     * @param sessionData any JSON
     * @param timestamp since when
     */
    public record SessionUpdated(String projectId, @Nullable String userId, Object sessionData, Instant timestamp) {}

    /**
     * Why and when a session has ended.
     *
     * @param message for the user to read
     * @param timestamp when
     */
    public record SessionExpired(
            @Nullable String message, @Nullable Instant timestamp) {}

    private SessionEvents() {}
}
