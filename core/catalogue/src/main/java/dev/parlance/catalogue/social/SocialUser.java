package dev.parlance.catalogue.social;

import dev.parlance.socket.User;

/** A user as others in their chats see them: an application's type of a user implements this. */
public interface SocialUser extends User {
    /** The name that is shown; may be empty. */
    String name();

    /** The name by which others address the user; may be empty. */
    String username();

    /** The URL of the picture; may be empty. */
    String photo();
}
