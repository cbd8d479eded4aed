package dev.parlance.clients.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parlance.clients.cluster.client.ClusterClient;
import dev.parlance.clients.cluster.client.JavaSocketClient;
import dev.parlance.clients.cluster.client.JsClients;
import dev.parlance.clients.cluster.client.PlainClient;
import dev.parlance.clients.cluster.server.ClusterOrigin;
import dev.parlance.clients.cluster.server.ClusterServer;
import dev.parlance.clients.cluster.server.JavaServer;
import dev.parlance.clients.cluster.server.Target;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Two Java servers and one on Node, with clients of all kinds on each, and a model of who is in which room, which tells what
 * everyone must receive.
 */
final class InteropCluster implements AutoCloseable {
    static final String MESSAGE = "message";

    private static final String FENCE = "fence";
    private static final String PROBE = "probe";
    private static final Duration SOON = Duration.ofMillis(10);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final String namespace;
    final List<ClusterServer> servers;
    final List<Member> members = new ArrayList<>();
    private final JsClients jsClients = new JsClients();
    private final List<AutoCloseable> javaClients = new ArrayList<>();
    private int fences;
    private int names;

    InteropCluster(String namespace, List<ClusterServer> servers) throws Exception {
        this.namespace = namespace;
        this.servers = servers;
    }

    /** Connects a client of each kind to each server; {@code red} has members everywhere, {@code blue} on one server only. */
    void connectClients() throws Exception {
        for (ClusterServer server : servers) {
            boolean first = server == servers.get(0);
            js(server, "red", "left");
            java(server, first ? List.of("red", "blue") : List.of("red"));
            js(server, first ? "blue" : "green");
            if (server instanceof JavaServer) {
                plain(server, "red", "green");
            }
        }
    }

    /** Connects a JavaScript client. */
    Member js(ClusterServer server, String... rooms) {
        String name = server.name() + "-js-" + names++;
        ClusterClient client = jsClients.connect(name, url(server), List.of(rooms));
        Member member = new Member(client, server, List.of(rooms));
        members.add(member);
        return member;
    }

    private void java(ClusterServer server, List<String> rooms) throws Exception {
        String name = server.name() + "-java-" + names++;
        JavaSocketClient client = new JavaSocketClient(name, url(server), rooms);
        javaClients.add(client);
        members.add(new Member(client, server, rooms));
    }

    private void plain(ClusterServer server, String... rooms) throws Exception {
        String name = server.name() + "-plain-" + names++;
        PlainClient client = new PlainClient(name, server.port(), JavaServer.STREAM, List.of(rooms));
        javaClients.add(client);
        members.add(new Member(client, server, List.of(rooms)));
    }

    private String url(ClusterServer server) {
        return "http://127.0.0.1:" + server.port() + namespace;
    }

    /** The members whom something that one does concerns. */
    List<Member> meant(Target target, ClusterOrigin origin) {
        return members.stream().filter(member -> member.isMeant(target, origin)).toList();
    }

    /** Has a server or an emitter emit an event, and expects it where it must arrive. */
    void broadcast(ClusterOrigin origin, Target target, List<@Nullable Object> event) {
        meant(target, origin).forEach(member -> member.expect(event));
        origin.broadcast(target, event);
    }

    /**
     * Waits until each server reaches each member of each room: a server that learns of its first member of a room subscribes to
     * it, which takes a moment.
     */
    void settle() {
        Set<String> rooms = new TreeSet<>();
        members.forEach(member -> rooms.addAll(member.rooms));
        Set<Probe> waiting = new LinkedHashSet<>();
        for (ClusterServer origin : servers) {
            for (String room : rooms) {
                List<@Nullable Object> event = List.of(PROBE, origin.name() + " " + room + " " + fences++);
                for (Member member : meant(Target.to(room), origin)) {
                    waiting.add(new Probe(origin, room, event, member));
                }
            }
        }
        await("the rooms")
                .atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(SOON)
                .until(() -> {
                    waiting.removeIf(Probe::hasArrived);
                    Set<Object> sent = new HashSet<>();
                    waiting.stream().filter(probe -> sent.add(probe.event)).forEach(Probe::send);
                    return waiting.isEmpty();
                });
    }

    private record Probe(ClusterServer origin, String room, List<@Nullable Object> event, Member member) {
        boolean hasArrived() {
            return has(member, event);
        }

        void send() {
            origin.broadcast(Target.to(room), event);
        }
    }

    /** Waits for a message that may take another way than the fence. */
    void awaitMessage(ClusterOrigin origin, Target target, List<@Nullable Object> event) {
        await(event.toString())
                .atMost(PATIENCE)
                .until(() -> meant(target, origin).stream().allMatch(member -> has(member, event)));
    }

    /** Waits until everything that one has sent before has arrived, and compares what was received with what was expected. */
    void verify(ClusterOrigin origin) {
        List<@Nullable Object> fence = List.of(FENCE, fences++);
        origin.broadcast(Target.EVERYONE, fence);
        for (Member member : members) {
            await(member + " at the fence")
                    .atMost(PATIENCE)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> has(member, fence));
            assertThat(member.takeReceived(MESSAGE))
                    .as("what %s received, from %s", member, origin.name())
                    .isEqualTo(member.takeExpected());
        }
    }

    private static boolean has(Member member, List<@Nullable Object> event) {
        String looked = String.valueOf(member.client.seen(event));
        return member.received((String) event.get(0)).stream()
                .anyMatch(one -> String.valueOf(one).equals(looked));
    }

    @Override
    public void close() throws Exception {
        for (AutoCloseable client : javaClients) {
            client.close();
        }
        jsClients.close();
        for (ClusterServer server : servers) {
            server.close();
        }
    }
}
