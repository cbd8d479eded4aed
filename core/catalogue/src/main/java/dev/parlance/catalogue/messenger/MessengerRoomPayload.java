package dev.parlance.catalogue.messenger;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A room on the wire. What differs from viewer to viewer is left out of what goes to several: see {@link #shared()}.
 *
 * @param key its id
 * @param id its id again, for clients that read this one
 * @param appId the application that it belongs to
 * @param name shown to users
 * @param cover where its picture is
 * @param description what it is for
 * @param roomType whether it is of two, of many, and so on, in a word of the messenger's own
 * @param owner who made it
 * @param managers the ids of clients who may change it
 * @param lastMessage the last message, any JSON
 * @param members the clients in it
 * @param memberProperties what is known of each member here
 * @param roomTags words to find it by
 * @param createdTime when it was made
 * @param createdTimeMs the same in milliseconds since 1970
 * @param encrypted whether its messages are encrypted from end to end
 * @param botMode whether a robot answers in it
 * @param botState what the robot is doing
 * @param webhook the URL that receives its messages
 * @param extParams a text of the application's own
 * @param opening how many have it open
 * @param unread how many messages the viewer has not read
 * @param isMentioned whether one of those names the viewer
 * @param muted whether the viewer wants no notice
 * @param pref the viewer's preferences for it, any JSON
 * @param isSuperuser whether the viewer may do anything in it
 * @param didBlockAt when the viewer blocked the other
 * @param didBlockAtMs the same in milliseconds since 1970
 * @param wasBlockedAt when the other blocked the viewer
 * @param wasBlockedAtMs the same in milliseconds since 1970
 */
public record MessengerRoomPayload(
        @JsonProperty("_id") String key,
        String id,
        @JsonProperty("appID") String appId,
        @Nullable String name,
        @Nullable String cover,
        @Nullable String description,
        @Nullable String roomType,
        @Nullable ClientPayload owner,
        @Nullable List<String> managers,
        @Nullable Object lastMessage,
        List<ClientPayload> members,
        List<MemberProperty> memberProperties,
        @Nullable List<String> roomTags,
        @Nullable Instant createdTime,
        @JsonProperty("createdTimeMS") @Nullable Long createdTimeMs,
        @Nullable Boolean encrypted,
        @Nullable Boolean botMode,
        @Nullable String botState,
        @Nullable String webhook,
        @Nullable String extParams,
        @Nullable Integer opening,
        @Nullable Integer unread,
        @Nullable Boolean isMentioned,
        @Nullable Boolean muted,
        @Nullable Object pref,
        @Nullable Boolean isSuperuser,
        @Nullable Instant didBlockAt,
        @JsonProperty("didBlockAtMS") @Nullable Long didBlockAtMs,
        @Nullable Instant wasBlockedAt,
        @JsonProperty("wasBlockedAtMS") @Nullable Long wasBlockedAtMs) {

    /** A room with those members, of whom the first owns it, and nothing else. */
    public static MessengerRoomPayload of(String id, String appId, List<ClientPayload> members) {
        return new MessengerRoomPayload(
                id,
                id,
                appId,
                null,
                null,
                null,
                null,
                members.isEmpty() ? null : members.get(0),
                null,
                null,
                members,
                List.of(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    /** The same for all of its members at once: without what differs from viewer to viewer. */
    public MessengerRoomPayload shared() {
        return new MessengerRoomPayload(
                key,
                id,
                appId,
                name,
                cover,
                description,
                roomType,
                owner,
                managers,
                lastMessage,
                members,
                memberProperties,
                roomTags,
                createdTime,
                createdTimeMs,
                encrypted,
                botMode,
                botState,
                webhook,
                extParams,
                opening,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    /**
     * What is known of a member of the room.
     *
     * @param client the id of the client
     * @param badge how many messages the member has not read
     * @param lastRead the id of the last message that the member has read
     * @param role what the member may do
     */
    public record MemberProperty(
            String client,
            @Nullable Integer badge,
            @Nullable String lastRead,
            @Nullable String role) {}
}
