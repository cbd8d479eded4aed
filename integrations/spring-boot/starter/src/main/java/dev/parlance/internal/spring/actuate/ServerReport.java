package dev.parlance.internal.spring.actuate;

import dev.parlance.socket.Namespace;
import dev.parlance.socket.Server;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * A server: how many clients it has, and where.
 *
 * @param sockets how many there are on all its namespaces
 * @param namespaces how many there are
 * @param largestNamespaces at most {@value #MAX_NAMESPACES} of them
 */
public record ServerReport(String state, int sockets, int namespaces, List<NamespaceReport> largestNamespaces) {
    private static final int MAX_NAMESPACES = 100;

    static ServerReport of(Server server) {
        Collection<Namespace<?>> all = server.namespaces();
        List<NamespaceReport> largest = all.stream()
                .sorted(Comparator.<Namespace<?>>comparingInt(
                                namespace -> namespace.sockets().size())
                        .reversed()
                        .thenComparing(Namespace::name))
                .limit(MAX_NAMESPACES)
                .<NamespaceReport>map(NamespaceReport::of)
                .toList();
        int sockets =
                all.stream().mapToInt(namespace -> namespace.sockets().size()).sum();
        return new ServerReport(server.state().toString(), sockets, all.size(), largest);
    }
}
