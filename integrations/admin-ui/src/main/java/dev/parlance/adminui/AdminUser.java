package dev.parlance.adminui;

import dev.parlance.socket.User;
import org.jspecify.annotations.Nullable;

/**
 * Who has signed in to the page.
 *
 * @param newSession the id of the session that the page is to keep; null if it has come with one
 */
record AdminUser(String id, @Nullable String newSession) implements User {
    /** Nothing secret. */
    @Override
    public String toString() {
        return "admin " + id;
    }
}
