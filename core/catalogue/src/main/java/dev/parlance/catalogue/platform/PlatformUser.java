package dev.parlance.catalogue.platform;

import dev.parlance.socket.User;
import org.jspecify.annotations.Nullable;

/** A user as others on the platform see them: an application's type of a user implements this. */
public interface PlatformUser extends User {
    /** The address; may be empty, is seen by those who share a chat or a project. */
    String email();

    /** The first name; may be empty. */
    String firstName();

    /** The last name; may be empty. */
    String lastName();

    /**
     * The organisation of the user; null if there is none. Its users are in {@link PlatformRooms#organisation} together.
     */
    default @Nullable String orgId() {
        return null;
    }
}
