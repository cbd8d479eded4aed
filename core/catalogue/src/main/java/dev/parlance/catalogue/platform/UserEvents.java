package dev.parlance.catalogue.platform;

import static dev.parlance.event.ServerEvent.serverEvent;

import dev.parlance.event.ServerEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** {@code user:online}, {@code user:offline} — a user's coming and going, in a chat or in a project. */
public final class UserEvents {
    /**
     * A user has come: with {@code chatId} into that chat, heard by everyone else in its room; with {@code projectId} into
     * that project, heard by everyone else in it. Never both. A user's second socket makes no second event.
     */
    public static final ServerEvent<UserOnline> ONLINE = serverEvent("user:online", UserOnline.class);

    /** A user has gone with the last of his sockets, from the chat or from the project: see {@link #ONLINE}. */
    public static final ServerEvent<UserOffline> OFFLINE = serverEvent("user:offline", UserOffline.class);

    /**
     * Who has come, and where.
     *
     * @param userId who
     * @param user what others may see of him
     * @param projectId the project that he has come into; null if it is a chat
     * @param chatId the chat that he has come into; null if it is a project
     * @param timestamp when
     */
    public record UserOnline(
            String userId,
            @Nullable UserPayload user,
            @Nullable String projectId,
            @Nullable String chatId,
            Instant timestamp) {
        /** That user has come into that chat. */
        public static UserOnline inChat(PlatformUser user, String chatId, Instant at) {
            return new UserOnline(user.id(), UserPayload.of(user), null, chatId, at);
        }

        /** That user has come into that project. */
        public static UserOnline inProject(PlatformUser user, String projectId, Instant at) {
            return new UserOnline(user.id(), UserPayload.of(user), projectId, null, at);
        }
    }

    /**
     * Who has gone, and from where.
     *
     * @param userId who
     * @param projectId the project that he has left; null if it is a chat
     * @param chatId the chat that he has left; null if it is a project
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
