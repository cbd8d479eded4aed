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
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code presence:*} — who is online. A user is so with the first of his sockets that says it, until none is left. */
public final class PresenceEvents {
    /**
     * A user is online. Goes to everyone else in the project, or in his organisation where he named no project; a user's
     * second socket makes no second event.
     */
    public static final ServerEvent<UserOnline> USER_ONLINE = serverEvent("presence:user:online", UserOnline.class);

    /**
     * A user is no longer online: with the last of his sockets he said so or disconnected, and has not come back within a
     * grace of some seconds. Goes to whom {@link #USER_ONLINE} went.
     */
    public static final ServerEvent<UserOffline> USER_OFFLINE = serverEvent("presence:user:offline", UserOffline.class);

    /** Who is online in a project. Goes to the caller only. */
    public static final ServerEvent<OnlineList> ONLINE_LIST = serverEvent("presence:online:list", OnlineList.class);

    /**
     * Says that the caller is online, in a project or in all of his organisation: those hear {@link #USER_ONLINE}, if it is
     * the user's first socket there. Refused with {@code permission-denied} unless he is a member of the project.
     */
    public static final ClientEvent<GoOnline> GO_ONLINE =
            clientEvent("presence:online", GoOnline.class).refusedBy(ERROR);

    /**
     * Says that the caller is not online any more, wherever he said that he was. If it was the user's last socket there,
     * those who heard {@link #USER_ONLINE} hear {@link #USER_OFFLINE} after the grace, as they do when it disconnects. Has
     * no argument.
     */
    public static final ClientEvent<Void> GO_OFFLINE =
            clientEvent("presence:offline").refusedBy(ERROR);

    /** Says that the caller is still there; clients send it every 30 seconds. Nobody hears of it. Has no argument. */
    public static final ClientEvent<Void> KEEP_ONLINE =
            clientEvent("presence:update").refusedBy(ERROR);

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
     * @param projectId the project; null for all of his organisation
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
     * @param user what others may see of him
     * @param timestamp since when
     * @param projectId where; left out if it is all of his organisation
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
     * @param users they
     * @param count how many they are
     */
    public record OnlineList(String projectId, List<OnlineUser> users, int count) {
        /** Those users, counted. */
        public static OnlineList of(String projectId, List<OnlineUser> users) {
            return new OnlineList(projectId, users, users.size());
        }
    }

    /**
     * One who is online.
     *
     * @param userId who
     * @param user what others may see of him
     * @param lastSeen when he last said so
     */
    public record OnlineUser(String userId, UserPayload user, Instant lastSeen) {}

    private PresenceEvents() {}
}
