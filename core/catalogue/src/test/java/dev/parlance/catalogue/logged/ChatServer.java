package dev.parlance.catalogue.logged;

import dev.parlance.ParlanceServer;
import dev.parlance.RecoveryOptions;
import dev.parlance.adapter.AdapterFactory;
import dev.parlance.catalogue.log.InMemoryOrderedLog;
import dev.parlance.catalogue.log.OrderedLog;
import dev.parlance.catalogue.logged.ChatLine.Said;
import dev.parlance.catalogue.logged.LoggedRoomEvents.JoinRoom;
import dev.parlance.catalogue.logged.LoggedRoomEvents.RoomJoined;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.RateLimits;
import dev.parlance.socket.Registration;
import dev.parlance.socket.User;
import dev.parlance.testkit.TestClient;
import dev.parlance.testkit.TestServer;
import dev.parlance.testkit.Wire;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** A server in memory with logged chats; a user is who they say. */
final class ChatServer implements AutoCloseable {
    final TestServer server;
    final Namespace<Person> namespace;
    final LoggedRooms rooms;
    final OrderedLog log;
    final Registration installed;

    /** "user room" for each room that a user may not read. */
    final Set<String> denied = ConcurrentHashMap.newKeySet();

    /** Runs in the middle of a join. */
    Runnable whileJoining = () -> {};

    record Person(String id) implements User {}

    record Login(String name) {}

    ChatServer() {
        this(new InMemoryOrderedLog(), new LossyCluster());
    }

    ChatServer(OrderedLog log, AdapterFactory cluster) {
        this(log, cluster, RecoveryOptions.OFF);
    }

    ChatServer(OrderedLog log, AdapterFactory cluster, RecoveryOptions recovery) {
        this.log = log;
        server = TestServer.create(ParlanceServer.builder()
                .catalogues(ChatLine.CATALOGUE)
                .adapter(cluster)
                .rateLimits(RateLimits.NONE)
                .recovery(recovery)
                .options());
        namespace = server.namespace(
                "/chats", handshake -> new Person(handshake.auth(Login.class).name()));
        rooms = LoggedRooms.of(log, ChatLine.CHAT, this::mayRead)
                .event(ChatLine.SAID, "number")
                .page(10, 100_000)
                .roomsPerSocket(3)
                .build();
        installed = namespace.install(rooms);
    }

    private boolean mayRead(String user, String room) {
        boolean may = !denied.contains(user + " " + room);
        whileJoining.run();
        return may;
    }

    /** A connection whose text a test reads. */
    Wire wire(String user) {
        Wire wire = server.wire().send("0/chats,{\"name\":\"" + user + "\"}");
        server.run();
        wire.received();
        return wire;
    }

    TestClient connect(String user) {
        return server.connect("/chats", new Login(user));
    }

    /** Appends events whose texts are their numbers. */
    void say(String room, int count) {
        for (int i = 0; i < count; i++) {
            rooms.append(room, ChatLine.SAID, new Said(room, 0, "line"));
        }
        server.run();
    }

    static RoomJoined join(TestClient client, String room, @Nullable Long lastSeen) {
        return client.request(LoggedRoomEvents.JOIN, new JoinRoom(room, lastSeen, null));
    }

    /** Those numbers have come, in that order. */
    static void hears(TestClient client, long from, long to) {
        LongStream.rangeClosed(from, to).forEach(number -> {
            Said said = client.expect(ChatLine.SAID);
            if (said.number() != number) {
                throw new AssertionError("expected " + number + " but was " + said);
            }
        });
    }

    @Override
    public void close() {
        server.close();
    }
}
