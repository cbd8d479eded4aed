package dev.parlance.catalogue.messenger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.ParlanceServer;
import dev.parlance.catalogue.MessengerCatalogue;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.RateLimits;
import dev.parlance.testkit.TestServer;
import dev.parlance.testkit.Wire;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A messenger in memory: ada, bob and eve are in room r1, which ada owns; mallory is in none. A user's token is their name. */
final class TestMessenger implements AutoCloseable {
    static final String PREFIX = "2/messenger,";
    static final Map<String, Someone> PEOPLE = Map.of(
            "ada", new Someone("ada"),
            "bob", new Someone("bob"),
            "eve", new Someone("eve"),
            "mallory", new Someone("mallory"));

    final TestServer server = TestServer.create(
            ParlanceServer.builder().rateLimits(RateLimits.NONE).options());
    final InMemoryMessengerRooms rooms = new InMemoryMessengerRooms().put(SampleRooms.room("r1", "ada", "bob", "eve"));
    final MessengerFeature<Someone> messenger;
    final Namespace<Someone> namespace = server.namespaceBuilder("/messenger")
            .catalogues(MessengerCatalogue.MESSENGER)
            .admission(MessengerFeature.<Someone>admission())
            .build();

    /** A user of the tests. */
    record Someone(String id) implements MessengerUser {}

    TestMessenger() {
        this(new InMemoryMessengerStore());
    }

    TestMessenger(MessengerStore store) {
        AtomicInteger ids = new AtomicInteger();
        messenger = MessengerFeature.<Someone>builder((token, headers) -> PEOPLE.get(token), rooms)
                .store(store)
                .ids(() -> "m" + ids.incrementAndGet())
                .build();
        messenger.installOn(namespace);
        server.http("/api/", messenger.http("/api/", server));
    }

    /** A client that has connected and not signed in. */
    Wire guest() {
        Wire wire = server.wire().send("0/messenger,");
        assertThat(wire.received()).singleElement().asString().startsWith("0/messenger,{\"sid\":");
        return wire;
    }

    /** A client that has signed in. */
    Wire signedIn(String name) {
        Wire wire = guest().send(auth2(name));
        assertThat(wire.received()).containsExactly(ack("\"result\":" + client(name)));
        return wire;
    }

    static String auth2(String token) {
        return PREFIX + "1[\"auth2\",\"" + token + "\"]";
    }

    static String client(String name) {
        return "{\"_id\":\"" + name + "\",\"id\":\"" + name + "\"}";
    }

    /** The ack of a success with that result. */
    static String ack(String result) {
        return "3/messenger,1[{\"RC\":0,\"RM\":\"OK\"" + (result.isEmpty() ? "" : "," + result) + "}]";
    }

    static String refused(int code, String message) {
        return "3/messenger,1[{\"RC\":" + code + ",\"RM\":\"" + message + "\"}]";
    }

    /** Shows that nothing has come: a marker sent to everyone is the first that arrives. */
    void nothingElseCame(Wire... wires) {
        server.run();
        namespace.untyped().emit("marker");
        for (Wire wire : wires) {
            assertThat(wire.received()).containsExactly(PREFIX + "[\"marker\"]");
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
