package dev.parlance.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.RecoveryOptions;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Room;
import dev.parlance.socket.Server;
import dev.parlance.socket.User;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Clients that lose their connections, and find their sessions again on any node. */
class ClusterRecoveryTest {
    private static final Room RED = Room.named("red");

    @AutoClose
    private final TestCluster cluster = TestCluster.builder()
            .nodes(3)
            .options(options -> options.recovery(RecoveryOptions.DEFAULT))
            .setUp(ClusterRecoveryTest::setUp)
            .build();

    private record Account(String id) implements User {}

    private static void setUp(Server server) {
        Namespace<Account> talk = server.namespace(
                "/talk",
                handshake -> new Account((String) handshake.auth(Map.class).get("user")));
        talk.untyped().on("join", (socket, arguments, ack) -> socket.join(RED));
        talk.untyped()
                .on("say", (socket, arguments, ack) -> talk.to(RED).untyped().emit("said", arguments.get(0)));
    }

    private TestClient join(int node, String user) {
        TestClient client = cluster.node(node).connect("/talk", Map.of("user", user));
        client.emit("join");
        cluster.run();
        return client;
    }

    private static TestClient reconnect(TestClient client, TestServer to) {
        return client.reconnect(to, Map.of("user", "ana"));
    }

    @Test
    void aSessionIsFoundAgainOnAnotherNodeWithWhatWasMissed() {
        TestClient ana = join(0, "ana");
        TestClient bob = join(1, "bob");
        bob.emit("say", "heard");
        assertThat(ana.expect("said")).startsWith("heard");
        ana.drop();
        bob.emit("say", "missed");
        cluster.run();

        TestClient back = reconnect(ana, cluster.node(2));

        assertThat(back.recovered()).isTrue();
        assertThat(back.id()).isEqualTo(ana.id());
        assertThat(back.expect("said")).startsWith("missed");
        bob.emit("say", "live");
        assertThat(back.expect("said")).startsWith("live");
        back.expectNothingMore();
    }

    @Test
    void aSessionIsFoundAgainTwiceAlsoWhenNothingWasMissed() {
        TestClient ana = join(0, "ana");
        TestClient bob = join(1, "bob");
        bob.emit("say", "heard");
        ana.expect("said");
        ana.drop();
        TestClient second = reconnect(ana, cluster.node(1));
        second.expectNothingMore();
        second.drop();
        TestClient third = reconnect(second, cluster.node(2));
        third.expectNothingMore();
        assertThat(third.recovered()).isTrue();
        assertThat(third.id()).isEqualTo(ana.id());
    }

    @Test
    void aSessionOfACrashedNodeIsNotFoundAndTheClientIsTold() {
        TestClient ana = join(0, "ana");
        join(1, "bob").emit("say", "heard");
        ana.expect("said");
        cluster.crash(0);
        TestClient back = reconnect(ana, cluster.node(1));
        assertThat(back.recovered()).isFalse();
        assertThat(back.id()).isNotEqualTo(ana.id());
    }

    @Test
    void aSessionIsKeptForTheWindow() {
        TestClient ana = join(0, "ana");
        TestClient bob = join(1, "bob");
        bob.emit("say", "heard");
        ana.expect("said");
        ana.drop();
        bob.drop();
        cluster.advance(Duration.ofSeconds(110));
        assertThat(bob.reconnect(cluster.node(2), Map.of("user", "bob")).recovered())
                .isTrue();
        cluster.advance(Duration.ofSeconds(30));
        assertThat(reconnect(ana, cluster.node(2)).recovered()).isFalse();
    }

    @Test
    void withoutItsStoreANodeDeliversToItsOwnClientsAndTellsThoseWhoComeBack() {
        TestClient ana = join(0, "ana");
        TestClient cid = join(0, "cid");
        cid.emit("say", "heard");
        ana.expect("said");
        cluster.network().cutStore(0);
        cid.emit("say", "alone");
        cluster.advance(Duration.ofSeconds(3));
        assertThat(ana.expect("said")).startsWith("alone");
        cluster.network().heal();
        cluster.advance(Duration.ofSeconds(1));
        ana.expectNothingMore();
        ana.drop();
        cid.emit("say", "again");
        assertThat(cid.expect("said")).startsWith("heard");
        TestClient back = reconnect(ana, cluster.node(1));
        assertThat(back.recovered()).isFalse();
    }
}
