package dev.parlance.catalogue.platform.session;

import dev.parlance.event.Incubating;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Counts the sockets of users and of organisations, for {@link ConnectionLimits}: of one server ({@link InMemoryConnections}), or of
 * all that share it. {@link #open} may block; both are used by many threads; neither fails because a store does: then the sockets of this
 * server count alone.
 */
@Incubating
public interface ConnectionRegistry {
    /**
     * A socket.
     *
     * @param namespace the name of its namespace, whose sockets are counted apart from those of others
     * @param id its id
     * @param userId its user's id
     * @param orgId the id of the user's organisation; null if there is none
     */
    record Connection(
            String namespace,
            String id,
            String userId,
            @Nullable String orgId) {}

    /**
     * Counts a socket, unless a limit is reached.
     *
     * @return the limit that is reached; empty if it counts
     */
    OptionalInt open(Connection connection, ConnectionLimits limits);

    /**
     * Counts a socket no longer; does nothing if it was not counted. Does not block.
     *
     * @param namespace the name of its namespace
     * @param id its id
     */
    void close(String namespace, String id);
}
