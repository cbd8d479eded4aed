package dev.parlance.catalogue.platform.session;

/**
 * How many sockets may be connected at once to one namespace of one server; several servers each count their own. A
 * socket counts until the server has noticed its end: a heartbeat later, if a connection was lost silently.
 * Immutable.
 *
 * @param perUser how many of one user; positive
 * @param perOrganisation how many of one organisation's users together; positive
 */
public record ConnectionLimits(int perUser, int perOrganisation) {
    /** 32 sockets of a user, 10,000 of an organisation. */
    public static final ConnectionLimits DEFAULT = new ConnectionLimits(32, 10_000);

    public ConnectionLimits {
        if (perUser < 1 || perOrganisation < 1) {
            throw new IllegalArgumentException(
                    "a connection limit must be positive: " + perUser + ", " + perOrganisation);
        }
    }

    /** No limits. */
    public static ConnectionLimits unlimited() {
        return new ConnectionLimits(Integer.MAX_VALUE, Integer.MAX_VALUE);
    }

    /** The same, with that many of one user. */
    public ConnectionLimits withPerUser(int sockets) {
        return new ConnectionLimits(sockets, perOrganisation);
    }

    /** The same, with that many of one organisation. */
    public ConnectionLimits withPerOrganisation(int sockets) {
        return new ConnectionLimits(perUser, sockets);
    }
}
