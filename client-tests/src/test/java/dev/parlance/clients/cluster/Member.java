package dev.parlance.clients.cluster;

import dev.parlance.clients.cluster.client.ClusterClient;
import dev.parlance.clients.cluster.server.ClusterOrigin;
import dev.parlance.clients.cluster.server.ClusterServer;
import dev.parlance.clients.cluster.server.Target;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A client, where it is connected, in which rooms it must be, and what it must have received. */
final class Member {
    final ClusterClient client;
    final ClusterServer server;
    final Set<String> rooms;
    private final List<List<@Nullable Object>> expected = new ArrayList<>();
    private int verified;

    Member(ClusterClient client, ClusterServer server, Collection<String> rooms) {
        this.client = client;
        this.server = server;
        this.rooms = new HashSet<>(rooms);
        if (client.hasAcks()) {
            this.rooms.add(client.id());
        }
    }

    /** Whether something that a server does concerns it. */
    boolean isMeant(Target target, ClusterOrigin origin) {
        return target.includes(rooms) && (!target.isLocal() || server == origin);
    }

    void expect(List<@Nullable Object> event) {
        expected.add(comparable(client.seen(event)));
    }

    /** Takes what it must have received since this was called before. */
    List<List<@Nullable Object>> takeExpected() {
        List<List<@Nullable Object>> taken = List.copyOf(expected);
        expected.clear();
        return taken;
    }

    /** Takes what it has received of an event since this was called before. */
    List<List<@Nullable Object>> takeReceived(String event) {
        List<List<@Nullable Object>> all = received(event);
        List<List<@Nullable Object>> taken = all.subList(verified, all.size());
        verified = all.size();
        return taken.stream().map(Member::comparable).toList();
    }

    private static List<@Nullable Object> comparable(List<@Nullable Object> event) {
        List<@Nullable Object> copy = new ArrayList<>();
        event.forEach(value -> copy.add(Binary.replaced(value, ByteBuffer::wrap)));
        return copy;
    }

    /** What it has received of an event. */
    List<List<@Nullable Object>> received(String event) {
        return client.received().stream()
                .filter(one -> event.equals(one.get(0)))
                .toList();
    }

    @Override
    public String toString() {
        return client.name() + " in " + rooms;
    }
}
