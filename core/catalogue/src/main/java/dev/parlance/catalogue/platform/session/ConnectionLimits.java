package dev.parlance.catalogue.platform.session;

/**
 * How many sockets may be connected at once to one namespace. Several servers each count their own, unless they share a
 * {@link ConnectionRegistry}. A socket counts until the server has noticed its end: a heartbeat later, if a connection was lost silently.
 * Immutable.
 *
 * <pre>{@code
 * ConnectionLimits limits = ConnectionLimits.DEFAULT.withPerUser(5);
 * }</pre>
 */
public final class ConnectionLimits {
    /** 32 sockets of a user, 10,000 of an organisation. */
    public static final ConnectionLimits DEFAULT = new ConnectionLimits(32, 10_000);

    private final int perUser;
    private final int perOrganisation;

    private ConnectionLimits(int perUser, int perOrganisation) {
        this.perUser = perUser;
        this.perOrganisation = perOrganisation;
        if (perUser < 1 || perOrganisation < 1) {
            throw new IllegalArgumentException(
                    "a connection limit must be positive: " + perUser + ", " + perOrganisation);
        }
    }

    /** No limits. */
    public static ConnectionLimits unlimited() {
        return new ConnectionLimits(Integer.MAX_VALUE, Integer.MAX_VALUE);
    }

    /** How many of one user; positive. */
    public int perUser() {
        return perUser;
    }

    /** How many of one organisation's users together; positive. */
    public int perOrganisation() {
        return perOrganisation;
    }

    /**
     * The same, with that many of one user.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public ConnectionLimits withPerUser(int sockets) {
        return new ConnectionLimits(sockets, perOrganisation);
    }

    /**
     * The same, with that many of one organisation.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public ConnectionLimits withPerOrganisation(int sockets) {
        return new ConnectionLimits(perUser, sockets);
    }
}
