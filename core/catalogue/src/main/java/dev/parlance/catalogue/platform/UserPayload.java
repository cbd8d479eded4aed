package dev.parlance.catalogue.platform;

/**
 * A user on the wire.
 *
 * @param id unique among users
 * @param email the address; may be empty
 * @param firstName the first name; may be empty
 * @param lastName the last name; may be empty
 */
public record UserPayload(String id, String email, String firstName, String lastName) {
    /** What others may see of that user. */
    public static UserPayload of(PlatformUser user) {
        return new UserPayload(user.id(), user.email(), user.firstName(), user.lastName());
    }
}
