package dev.parlance.catalogue.platform.presence;

import static dev.parlance.catalogue.platform.ErrorEvents.ERROR;
import static dev.parlance.event.ClientEvent.clientEvent;
import static dev.parlance.event.ClientRequest.clientRequest;
import static dev.parlance.event.Limit.Kind.ID;
import static dev.parlance.event.ServerEvent.serverEvent;

import dev.parlance.catalogue.platform.UserPayload;
import dev.parlance.event.ClientEvent;
import dev.parlance.event.ClientRequest;
import dev.parlance.event.Limit;
import dev.parlance.event.ServerEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code presence:*} — who is online. A user is online from the first of their sockets that announces it to the last. */
public final class PresenceEvents {
    private static final Duration SECOND = Duration.ofSeconds(1);

    /**
     * A user is online. Goes to everyone else in the project, or in the organisation if no project was named; a second
     * socket of the user sends no second event.
     */
    public static final ServerEvent<UserOnline> USER_ONLINE = serverEvent("presence:user:online", UserOnline.class);

    /**
     * A user is no longer online: the last of their sockets announced it or disconnected, and they have not returned within
     * a grace period of some seconds. Goes to the receivers of {@link #USER_ONLINE}.
     */
    public static final ServerEvent<UserOffline> USER_OFFLINE = serverEvent("presence:user:offline", UserOffline.class);

    /** Who is online in a project. Goes to the caller only. */
    public static final ServerEvent<OnlineList> ONLINE_LIST = serverEvent("presence:online:list", OnlineList.class);

    /**
     * Announces that the caller is online, in a project or in the whole organisation: sends {@link #USER_ONLINE} if it is
     * the user's first socket there. Refused with {@code permission-denied} unless the user is a member of the project.
     */
    public static final ClientEvent<GoOnline> GO_ONLINE =
            clientEvent("presence:online", GoOnline.class).refusedBy(ERROR);

    /**
     * Announces that the caller is no longer online, in any project or organisation. If it was the user's last socket
     * there, {@link #USER_OFFLINE} is sent after the grace period, as after a disconnect. Has no argument.
     */
    public static final ClientEvent<Void> GO_OFFLINE =
            clientEvent("presence:offline").refusedBy(ERROR);

    /** Announces that the caller is still there; clients send it every 30 seconds. Notifies nobody. Has no argument. */
    public static final ClientEvent<Void> KEEP_ONLINE =
            clientEvent("presence:update").refusedBy(ERROR).rate(10, SECOND);

    /**
     * Asks who is online in a project. Answered by {@link #ONLINE_LIST}; refused with {@code permission-denied} unless the
     * caller is a member of it.
     */
    public static final ClientRequest<ProjectRef, OnlineList> GET_ONLINE = clientRequest(
                    "presence:get:online", ProjectRef.class, OnlineList.class)
            .answeredBy(ONLINE_LIST)
            .refusedBy(ERROR);

    /**
     * Where the caller is online.
     *
     * @param projectId the project; null for the whole organisation
     */
    public record GoOnline(@Nullable @Limit(ID) String projectId) {}

    /**
     * Which project.
     *
     * @param projectId the project
     */
    public record ProjectRef(@Limit(ID) String projectId) {}

    /**
     * Who is online.
     *
     * @param userId who
     * @param user what others may see of the user
     * @param timestamp since when
     * @param projectId the project; absent if it is the whole organisation
     */
    public record UserOnline(
            String userId,
            UserPayload user,
            Instant timestamp,
            @Nullable String projectId) {}

    /**
     * Who is no longer online.
     *
     * @param userId who
     * @param timestamp since when
     */
    public record UserOffline(String userId, Instant timestamp) {}

    /**
     * All who are online in a project.
     *
     * @param projectId the project
     * @param users the users
     * @param count their number
     */
    public record OnlineList(String projectId, List<OnlineUser> users, int count) {
        /** Those users, counted. */
        public static OnlineList of(String projectId, List<OnlineUser> users) {
            return new OnlineList(projectId, users, users.size());
        }
    }

    /**
     * A user who is online.
     *
     * @param userId who
     * @param user what others may see of the user
     * @param lastSeen when the user was last active
     */
    public record OnlineUser(String userId, UserPayload user, Instant lastSeen) {}

    private PresenceEvents() {}
}
