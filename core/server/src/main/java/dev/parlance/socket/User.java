package dev.parlance.socket;

/**
 * The user that a socket belongs to: an application implements this, and its {@link Authenticator} returns it.
 * One user may have many sockets; all of them are in the room {@link Room#ofUser}.
 */
public interface User {
    /** Identifies the user; never empty, and always the same for one user. */
    String id();
}
