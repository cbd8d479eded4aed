package dev.parlance.catalogue.social;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A user on the wire.
 *
 * @param id unique among users
 * @param name shown to users
 * @param username the name by which others address the user
 * @param photo the URL of the picture
 */
public record SocialUserPayload(@JsonProperty("_id") String id, String name, String username, String photo) {
    /** What others may see of that user. */
    public static SocialUserPayload of(SocialUser user) {
        return new SocialUserPayload(user.id(), user.name(), user.username(), user.photo());
    }
}
