package dev.parlance.catalogue.platform.session;

import static dev.parlance.catalogue.platform.ErrorEvents.ERROR;
import static dev.parlance.event.ClientEvent.clientEvent;
import static dev.parlance.event.Limit.Kind.ID;
import static dev.parlance.event.ServerEvent.serverEvent;

import dev.parlance.event.ClientEvent;
import dev.parlance.event.Limit;
import dev.parlance.event.ServerEvent;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * {@code auth:*}, {@code session:*} — signing in to a project and out of it, and what the tabs of a user share. Who the
 * user is was verified when the connection was made; these events say in which project they work. Refused with
 * {@code permission-denied} unless the user is a member of it.
 */
public final class SessionEvents {
    private static final Duration SECOND = Duration.ofSeconds(1);

    /** Another of the user's tabs has changed what they share. Goes to the same user's other sockets. */
    public static final ServerEvent<SessionUpdated> SESSION_UPDATED =
            serverEvent("session:updated", SessionUpdated.class);

    /** The server ended the user's session; a client asks the user to sign in again. Goes to all sockets of the user. */
    public static final ServerEvent<SessionExpired> SESSION_EXPIRED =
            serverEvent("session:expired", SessionExpired.class);

    /**
     * Signs in to a project: everyone else in it receives {@link dev.parlance.catalogue.platform.UserEvents#ONLINE} if it
     * is the user's first socket there.
     */
    public static final ClientEvent<ProjectRef> LOGIN =
            clientEvent("auth:login", ProjectRef.class).refusedBy(ERROR);

    /**
     * Signs out of a project: everyone else in it receives {@link dev.parlance.catalogue.platform.UserEvents#OFFLINE} if it
     * was the user's last socket there, as after a disconnect.
     */
    public static final ClientEvent<ProjectRef> LOGOUT =
            clientEvent("auth:logout", ProjectRef.class).refusedBy(ERROR);

    /** Changes what the user's tabs share: the user's other sockets receive {@link #SESSION_UPDATED}. */
    public static final ClientEvent<UpdateSession> UPDATE_SESSION = clientEvent(
                    "auth:session:update", UpdateSession.class)
            .refusedBy(ERROR)
            .rate(10, SECOND);

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
