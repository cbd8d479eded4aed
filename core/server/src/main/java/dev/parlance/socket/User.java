package dev.parlance.socket;

/**
 * The user that a socket belongs to: an application implements this, and its {@link Authenticator} returns it.
 * One user may have many sockets; {@link Audience#toUsers} reaches all of them.
 */
public interface User {
    /** Identifies the user; never empty, and always the same for one user. */
    String id();
}
