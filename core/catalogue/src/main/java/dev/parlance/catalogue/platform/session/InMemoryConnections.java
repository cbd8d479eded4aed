package dev.parlance.catalogue.platform.session;

import dev.parlance.event.Incubating;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Counts the sockets of one server, in memory. */
@Incubating
public final class InMemoryConnections implements ConnectionRegistry {
    private final Map<Owner, Connection> counted = new HashMap<>();
    private final Map<Owner, Integer> users = new HashMap<>();
    private final Map<Owner, Integer> organisations = new HashMap<>();

    private record Owner(String namespace, String id) {}

    private static Owner user(Connection connection) {
        return new Owner(connection.namespace(), connection.userId());
    }

    private static @Nullable Owner organisation(Connection connection) {
        String orgId = connection.orgId();
        return orgId == null ? null : new Owner(connection.namespace(), orgId);
    }

    @Override
    public synchronized OptionalInt open(Connection connection, ConnectionLimits limits) {
        Owner organisation = organisation(connection);
        if (users.getOrDefault(user(connection), 0) >= limits.perUser()) {
            return OptionalInt.of(limits.perUser());
        }
        if (organisation != null && organisations.getOrDefault(organisation, 0) >= limits.perOrganisation()) {
            return OptionalInt.of(limits.perOrganisation());
        }
        if (counted.put(new Owner(connection.namespace(), connection.id()), connection) == null) {
            users.merge(user(connection), 1, Integer::sum);
            if (organisation != null) {
                organisations.merge(organisation, 1, Integer::sum);
            }
        }
        return OptionalInt.empty();
    }

    @Override
    public synchronized void close(String namespace, String id) {
        Connection connection = counted.remove(new Owner(namespace, id));
        if (connection != null) {
            users.computeIfPresent(user(connection), (owner, count) -> oneLess(count));
            Owner organisation = organisation(connection);
            if (organisation != null) {
                organisations.computeIfPresent(organisation, (owner, count) -> oneLess(count));
            }
        }
    }

    private static @Nullable Integer oneLess(int count) {
        return count == 1 ? null : count - 1;
    }
}
