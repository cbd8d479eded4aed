package dev.parlance.socket;

/**
 * Whom a socket belongs to: an application implements this on a type of its own, and its {@link Authenticator} yields it.
 * One user may have many sockets; all of them are in the room {@link Room#ofUser}.
 */
public interface User {
    /** What tells users apart; never empty, and always the same for one user. */
    String id();
}
