package dev.parlance.catalogue.eventstream;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A room on the wire, as one user sees it. Ids are numbers, times milliseconds since 1970.
 *
 * @param roomId its id
 * @param displayName shown to users
 * @param name the same, for clients of the older text; {@link EventstreamFeature} sends the displayName if it is null
 * @param roomType who may see it
 * @param createdUtc when it was made
 * @param lastModifiedUtc when it was last changed
 * @param unreadMessageCount how many messages the user has not read
 * @param isModerator whether the user may change it
 * @param isArchived whether nothing is written in it any more
 * @param isPinned whether the user keeps it on top
 * @param lastMessage its last message
 * @param discussionMessageId the message that it discusses
 */
public record EventstreamRoomPayload(
        long roomId,
        String displayName,
        @Nullable String name,
        RoomType roomType,
        long createdUtc,
        long lastModifiedUtc,
        int unreadMessageCount,
        boolean isModerator,
        boolean isArchived,
        boolean isPinned,
        @Nullable LastTextMessage lastMessage,
        @Nullable Long discussionMessageId) {

    /**
     * A new room in which nothing was said yet, as users see it who do not moderate it.
     *
     * <pre>{@code
     * EventstreamRoomPayload room =
     *         EventstreamRoomPayload.of(2, "Release", EventstreamRoomPayload.RoomType.PRIVATE, System.currentTimeMillis());
     * }</pre>
     */
    public static EventstreamRoomPayload of(long roomId, String displayName, RoomType roomType, long createdUtc) {
        return new EventstreamRoomPayload(
                roomId, displayName, displayName, roomType, createdUtc, createdUtc, 0, false, false, false, null, null);
    }

    /** The same room, seen by a user of whom that is true. */
    public EventstreamRoomPayload seenBy(int unread, boolean moderator, boolean pinned) {
        return new EventstreamRoomPayload(
                roomId,
                displayName,
                name,
                roomType,
                createdUtc,
                lastModifiedUtc,
                unread,
                moderator,
                isArchived,
                pinned,
                lastMessage,
                discussionMessageId);
    }

    /** The same room with a name for clients of the older text. */
    EventstreamRoomPayload named() {
        return name != null
                ? this
                : new EventstreamRoomPayload(
                        roomId,
                        displayName,
                        displayName,
                        roomType,
                        createdUtc,
                        lastModifiedUtc,
                        unreadMessageCount,
                        isModerator,
                        isArchived,
                        isPinned,
                        lastMessage,
                        discussionMessageId);
    }

    /** Who may see a room. */
    public enum RoomType {
        /** Its members. */
        @JsonProperty("Private")
        PRIVATE,
        /** Everyone. */
        @JsonProperty("Public")
        PUBLIC,
        /** A value that this version does not know; never sent. */
        @JsonEnumDefaultValue
        @JsonProperty("Unknown")
        UNKNOWN
    }

    /**
     * A room's last message.
     *
     * @param messageId the message
     * @param userId who wrote it
     * @param createdUtc when
     */
    public record LastTextMessage(long messageId, @Nullable Long userId, long createdUtc) {}
}
