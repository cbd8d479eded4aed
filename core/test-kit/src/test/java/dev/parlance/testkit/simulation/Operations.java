package dev.parlance.testkit.simulation;

import dev.parlance.socket.Audience;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.RemoteSocket;
import dev.parlance.socket.Room;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** What applications and clients do, one thing after another, as chance wants; the oracle is told what follows from it. */
final class Operations {
    private static final Duration DEADLINE = Duration.ofSeconds(1);
    private static final int MAX_CLIENTS = 30;

    private final World world;
    private final Oracle oracle;
    private final Random random;

    Operations(World world, Random random) {
        this.world = world;
        this.oracle = world.oracle();
        this.random = random;
    }

    /** One of those whose effect on other nodes may take its time. */
    void any() {
        int choice = random.nextInt(100);
        if (choice < 50) {
            broadcast();
        } else if (choice < 56) {
            broadcastOfSocket();
        } else if (choice < 74) {
            joinOrLeave();
        } else if (choice < 82) {
            remoteJoinOrLeave();
        } else if (choice < 92) {
            connectOrDisconnect();
        } else {
            serverSideEmit();
        }
    }

    /** One of those whose result is compared at once, while all nodes see each other and messages take no time. */
    void anyExact() {
        int choice = random.nextInt(100);
        if (choice < 84) {
            any();
            world.cluster().run();
        } else if (choice < 88) {
            fetch();
        } else if (choice < 92) {
            request();
        } else if (choice < 96) {
            serverSideRequest();
        } else if (choice < 98) {
            remoteDisconnect();
        } else {
            broadcastToNobody();
        }
    }

    // --- choices

    private <T> T one(List<T> many) {
        return many.get(random.nextInt(many.size()));
    }

    private Set<String> some(List<String> many, int max) {
        Set<String> some = new TreeSet<>();
        for (int i = random.nextInt(max + 1); i > 0; i--) {
            some.add(one(many));
        }
        return some;
    }

    private int runningNode() {
        int node = random.nextInt(World.NODES);
        return world.isRunning(node) ? node : runningNode();
    }

    private Target target() {
        boolean users = random.nextInt(4) == 0;
        return new Target(
                users ? Set.of() : some(World.ROOMS, 2),
                users || random.nextInt(8) == 0 ? some(World.USERS, 2) : Set.of(),
                some(World.ROOMS, random.nextInt(3)),
                random.nextInt(8) == 0 ? some(World.USERS, 1) : Set.of(),
                Set.of());
    }

    private Namespace<?> namespace(int node, String name) {
        return world.namespace(node, name);
    }

    // --- events

    private void broadcast() {
        int node = runningNode();
        String name = one(World.NAMESPACES);
        Target target = target();
        boolean local = random.nextInt(12) == 0;
        Audience everyone = namespace(node, name);
        long id = world.nextId();
        oracle.sent(new Sent(id, node, name, target, local));
        target.of(local ? everyone.local() : everyone).untyped().emit("said", id);
    }

    private void broadcastOfSocket() {
        List<Participant> clients = oracle.connected();
        if (clients.isEmpty()) {
            return;
        }
        Participant client = one(clients);
        Target target = target();
        long id = world.nextId();
        oracle.sent(new Sent(id, client.node(), client.namespace(), target.exceptId(client.id()), false));
        target.of(world.socket(client).broadcast()).untyped().emit("said", id);
    }

    private void broadcastToNobody() {
        int node = runningNode();
        String name = one(World.NAMESPACES);
        namespace(node, name).to(List.of()).untyped().emit("said", world.nextId());
        world.cluster().run();
    }

    private void serverSideEmit() {
        int node = runningNode();
        String name = one(World.NAMESPACES);
        long id = world.nextId();
        world.serverEvents().emitted(id, node, name, world.crashed());
        namespace(node, name).untyped().serverSideEmit("told", id);
    }

    // --- clients

    private void connectOrDisconnect() {
        List<Participant> clients = oracle.connected();
        if (clients.size() < MAX_CLIENTS && (clients.size() < MAX_CLIENTS / 2 || random.nextBoolean())) {
            world.connect(runningNode(), one(World.NAMESPACES), one(World.USERS));
            return;
        }
        Participant client = one(clients);
        if (random.nextBoolean()) {
            client.client().disconnect();
        } else {
            client.client().drop();
        }
        client.gone();
        oracle.changed(client);
        world.cluster().run();
    }

    private void joinOrLeave() {
        List<Participant> clients = oracle.connected();
        if (clients.isEmpty()) {
            return;
        }
        Participant client = one(clients);
        String room = one(World.ROOMS);
        if (random.nextInt(3) > 0) {
            world.socket(client).join(Room.named(room));
            client.join(room);
        } else {
            world.socket(client).leave(Room.named(room));
            client.leave(room);
        }
        oracle.changed(client);
    }

    // --- clients of all nodes

    private void remoteJoinOrLeave() {
        int node = runningNode();
        String name = one(World.NAMESPACES);
        Target target = target();
        String room = one(World.ROOMS);
        boolean join = random.nextBoolean();
        for (Participant client : oracle.connected()) {
            if (client.namespace().equals(name) && (client.node() == node || !oracle.isTurbulent())) {
                change(client, target, room, join);
            }
        }
        if (oracle.isTurbulent()) {
            oracle.changesRoom(node, name, room);
        }
        Audience audience = target.of(namespace(node, name));
        if (join) {
            audience.socketsJoin(Room.named(room));
        } else {
            audience.socketsLeave(Room.named(room));
        }
    }

    private void change(Participant client, Target target, String room, boolean join) {
        Match match = target.match(client);
        if (match == Match.MAYBE) {
            client.mayBeIn(room);
        } else if (match == Match.YES && join) {
            client.join(room);
        } else if (match == Match.YES) {
            client.leave(room);
        }
        oracle.changed(client);
    }

    private void remoteDisconnect() {
        int node = runningNode();
        Participant victim = oracle.connected().isEmpty() ? null : one(oracle.connected());
        if (victim == null) {
            return;
        }
        Target target = new Target(Set.of(), Set.of(victim.user()), some(World.ROOMS, 1), Set.of(), Set.of());
        target.of(namespace(node, victim.namespace())).disconnectSockets();
        for (Participant client : oracle.connected()) {
            if (client.namespace().equals(victim.namespace()) && target.match(client) == Match.YES) {
                client.gone();
            }
        }
        world.cluster().run();
    }

    // --- questions

    private void fetch() {
        int node = runningNode();
        String name = one(World.NAMESPACES);
        Target target = target();
        List<RemoteSocket> found = now(target.of(namespace(node, name)).fetchSockets(), "fetched sockets");
        Set<String> expected = oracle.connected().stream()
                .filter(client -> client.namespace().equals(name) && target.match(client) == Match.YES)
                .map(client -> client.id() + client.user() + new TreeSet<>(client.rooms()))
                .collect(Collectors.toSet());
        Set<String> actual = found.stream()
                .map(socket -> socket.id() + socket.userId() + rooms(socket))
                .collect(Collectors.toSet());
        if (found.size() != expected.size() || !actual.equals(expected)) {
            throw new Violation("of " + target + " node " + node + name + " finds " + actual + ", not " + expected);
        }
    }

    private static Set<String> rooms(RemoteSocket socket) {
        return socket.rooms().stream().map(Room::name).collect(Collectors.toCollection(TreeSet::new));
    }

    private void request() {
        int node = runningNode();
        String name = one(World.NAMESPACES);
        Target target = target();
        long id = world.nextId();
        int expected = oracle.sent(new Sent(id, node, name, target, false));
        var asked = target.of(namespace(node, name)).untyped().request("ask", DEADLINE, id);
        world.cluster().run();
        oracle.connected().forEach(Participant::read);
        var answers = now(asked, "acks");
        boolean right = answers.received().stream().allMatch(ack -> ((Number) ack.get(0)).longValue() == id);
        if (!right || !answers.isComplete() || answers.received().size() != expected) {
            throw new Violation("request " + id + " to " + target + " has " + answers + ", not of " + expected);
        }
    }

    private void serverSideRequest() {
        int node = runningNode();
        var answers = now(
                namespace(node, one(World.NAMESPACES)).untyped().serverSideRequest("asked", DEADLINE),
                "answers of servers");
        Set<Object> expected = new HashSet<>();
        for (int other = 0; other < World.NODES; other++) {
            if (other != node && world.isRunning(other)) {
                expected.add(other);
            }
        }
        if (answers.received().size() != expected.size()
                || !answers.isComplete()
                || !new HashSet<>(answers.received()).equals(expected)) {
            throw new Violation("node " + node + " has answers of " + answers + ", not of " + expected);
        }
    }

    private <T> T now(CompletableFuture<T> future, String what) {
        world.cluster().run();
        if (!future.isDone()) {
            world.cluster().advance(DEADLINE);
        }
        if (!future.isDone()) {
            throw new Violation("no " + what + " at the deadline");
        }
        return future.join();
    }
}
