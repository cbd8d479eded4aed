package dev.parlance.catalogue.platform;

import static dev.parlance.event.ServerEvent.serverEvent;

import dev.parlance.event.ServerEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** {@code user:online}, {@code user:offline} — users who come online and go offline, in a chat or in a project. */
public final class UserEvents {
    /**
     * A user is online: with {@code chatId} in that chat, sent to everyone else in its room; with {@code projectId} in that
     * project, sent to everyone else in it. Never both. A second socket of the user sends no second event.
     */
    public static final ServerEvent<UserOnline> ONLINE = serverEvent("user:online", UserOnline.class);

    /** The last socket of a user has left the chat or the project: see {@link #ONLINE}. */
    public static final ServerEvent<UserOffline> OFFLINE = serverEvent("user:offline", UserOffline.class);

    /**
     * Who is online, and where.
     *
     * @param userId who
     * @param user what others may see of the user
     * @param projectId the project; null if it is a chat
     * @param chatId the chat; null if it is a project
     * @param timestamp when
     */
    public record UserOnline(
            String userId,
            @Nullable UserPayload user,
            @Nullable String projectId,
            @Nullable String chatId,
            Instant timestamp) {
        /** That user is online in that chat. */
        public static UserOnline inChat(PlatformUser user, String chatId, Instant at) {
            return new UserOnline(user.id(), UserPayload.of(user), null, chatId, at);
        }

        /** That user is online in that project. */
        public static UserOnline inProject(PlatformUser user, String projectId, Instant at) {
            return new UserOnline(user.id(), UserPayload.of(user), projectId, null, at);
        }
    }

    /**
     * Who is offline, and where.
     *
     * @param userId who
     * @param projectId the project; null if it is a chat
     * @param chatId the chat; null if it is a project
     * @param timestamp when
     */
    public record UserOffline(
            String userId,
            @Nullable String projectId,
            @Nullable String chatId,
            Instant timestamp) {
        /** That user has left that chat. */
        public static UserOffline fromChat(String userId, String chatId, Instant at) {
            return new UserOffline(userId, null, chatId, at);
        }

        /** That user has left that project. */
        public static UserOffline fromProject(String userId, String projectId, Instant at) {
            return new UserOffline(userId, projectId, null, at);
        }
    }

    private UserEvents() {}
}
