package dev.parlance.catalogue.messenger;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A client on the wire: what the messenger calls one who writes and reads, a person or a robot.
 *
 * @param key its id
 * @param id its id again, for clients that read this one
 * @param nickname shown to users
 * @param avatarUrl its picture; may be empty
 * @param isRobot whether a program writes
 * @param description what it says of itself
 * @param lastLoginTime when it signed in last
 * @param lastLoginTimeMs the same in milliseconds since 1970
 * @param lastActiveTime when it did something last
 * @param lastActiveTimeMs the same in milliseconds since 1970
 * @param publicKey its key, where messages are encrypted from end to end
 */
public record ClientPayload(
        @JsonProperty("_id") String key,
        @Nullable String id,
        @Nullable String nickname,
        @Nullable String avatarUrl,
        @Nullable Boolean isRobot,
        @Nullable String description,
        @Nullable Instant lastLoginTime,
        @JsonProperty("lastLoginTimeMS") @Nullable Long lastLoginTimeMs,
        @Nullable Instant lastActiveTime,
        @JsonProperty("lastActiveTimeMS") @Nullable Long lastActiveTimeMs,
        @Nullable String publicKey) {
    /** A client with that id and nothing else. */
    public static ClientPayload of(String id) {
        return new ClientPayload(id, id, null, null, null, null, null, null, null, null, null);
    }
}
