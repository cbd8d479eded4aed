package dev.parlance.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.parlance.socket.Answers;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.RemoteSocket;
import dev.parlance.socket.Room;
import dev.parlance.socket.Server;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Three nodes, what the network does with their messages, and what crashes leave. */
class TestClusterTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Room RED = Room.named("red");

    @AutoClose
    private final TestCluster cluster = cluster(1);

    private static TestCluster cluster(long seed) {
        return TestCluster.builder()
                .nodes(3)
                .seed(seed)
                .setUp(TestClusterTest::setUp)
                .build();
    }

    private static void setUp(Server server) {
        Namespace<?> talk = server.namespace("/talk");
        talk.untyped().on("join", (socket, arguments, ack) -> socket.join(RED));
        talk.untyped()
                .on("say", (socket, arguments, ack) -> talk.to(RED).untyped().emit("said", arguments.get(0)));
        talk.untyped()
                .onServerSideEmit(
                        "count", (arguments, ack) -> ack.send(talk.sockets().size()));
    }

    private TestClient join(int node) {
        TestClient client = cluster.node(node).connect("/talk");
        client.emit("join");
        cluster.run();
        return client;
    }

    private Namespace<?> talk(int node) {
        return cluster.node(node).namespace("/talk");
    }

    private CompletableFuture<Answers<Object>> count(int node) {
        return talk(node).untyped().serverSideRequest("count", SECOND);
    }

    @Test
    void whatIsSaidOnOneNodeIsHeardOnTheOthers() {
        TestClient ana = join(0);
        TestClient bob = join(1);
        TestClient cid = cluster.node(2).connect("/talk");
        ana.emit("say", "hello");
        assertThat(bob.expect("said")).containsExactly("hello");
        assertThat(ana.expect("said")).containsExactly("hello");
        cid.expectNothingMore();
        assertThat(List.of(ana.id(), bob.id(), cid.id())).doesNotHaveDuplicates();
    }

    @Test
    void aDelayPassesByTheClockOfAllAndKeepsTheOrder() {
        cluster.network().delay(Duration.ofMillis(10), Duration.ofMillis(50));
        TestClient bob = join(1);
        TestClient ana = cluster.node(0).connect("/talk");
        List.of("1", "2", "3", "4", "5").forEach(text -> ana.emit("say", text));
        bob.expectNothingMore();
        cluster.advance(Duration.ofMillis(9));
        bob.expectNothingMore();
        cluster.node(2).advance(Duration.ofMillis(41));
        for (int i = 1; i <= 5; i++) {
            assertThat(bob.expect("said")).containsExactly("" + i);
        }
    }

    @Test
    void aReliableLinkHoldsBackWhatALossyOneLosesInACut() {
        TestClient bob = join(1);
        cluster.network().cut(0, 1);
        talk(0).untyped().emit("held");
        talk(2).untyped().emit("other link");
        assertThat(bob.expect("other link")).isEmpty();
        bob.expectNothingMore();
        cluster.network().heal();
        bob.expect("held");

        cluster.network().lossy().isolate(1);
        talk(0).untyped().emit("lost");
        cluster.run();
        cluster.network().heal(0, 1);
        talk(0).untyped().emit("later");
        bob.expect("later");
        bob.expectNothingMore();
        assertThat(cluster.trace())
                .anyMatch(line -> line.contains("\"lost\" to everyone") && line.endsWith("lost in cut"));
    }

    @Test
    void whatIsOnItsWayWhenALossyLinkIsCutIsLost() {
        TestClient bob = join(1);
        cluster.network().lossy().delay(SECOND, SECOND);
        talk(0).untyped().emit("on its way");
        cluster.network().cut(0, 1);
        cluster.advance(SECOND);
        cluster.network().heal();
        cluster.advance(SECOND);
        bob.expectNothingMore();
    }

    @Test
    void messagesAreLostAndDuplicatedByChanceAndNoneTakesEffectTwice() {
        TestClient bob = join(1);
        cluster.network().lossy().lose(0.3).duplicate(0.3);
        for (int i = 0; i < 100; i++) {
            talk(0).untyped().emit("n", i);
        }
        cluster.run();
        List<String> toBob = cluster.trace().stream()
                .filter(line -> line.contains("0 -> 1 /talk broadcast"))
                .toList();
        long arrived = toBob.stream().filter(line -> line.endsWith(": arrived")).count();
        assertThat(arrived).isBetween(50L, 90L);
        assertThat(toBob).filteredOn(line -> line.endsWith(": lost")).hasSize(100 - (int) arrived);
        assertThat(toBob).filteredOn(line -> line.endsWith(": arrived twice")).hasSizeBetween(10, 40);
        int last = -1;
        for (int i = 0; i < arrived; i++) {
            int next = (int) bob.expect("n").get(0);
            assertThat(next).isGreaterThan(last);
            last = next;
        }
        bob.expectNothingMore();
    }

    @Test
    void aReliableLinkSendsWhatIsLostAgain() {
        TestClient bob = join(1);
        cluster.network().lose(0.5);
        for (int i = 0; i < 20; i++) {
            talk(0).untyped().emit("n", i);
        }
        cluster.advance(Duration.ofSeconds(10));
        for (int i = 0; i < 20; i++) {
            assertThat(bob.expect("n")).containsExactly(i);
        }
    }

    @Test
    void aCrashedNodesClientsAreGoneAndTheOthersAreToldNothing() {
        TestClient ana = join(0);
        TestClient bob = join(1);
        cluster.crash(1);
        cluster.crash(1);
        assertThat(bob.isConnected()).isFalse();
        assertThatIllegalStateException().isThrownBy(() -> cluster.node(1).connect("/talk"));
        talk(1).untyped().emit("from the dead");
        cluster.run();
        ana.expectNothingMore();

        CompletableFuture<Answers<Object>> early = count(0);
        cluster.advance(SECOND);
        assertThat(early.join().missing()).isEqualTo(1);
        cluster.advance(Duration.ofSeconds(15));
        CompletableFuture<Answers<Object>> late = count(0);
        cluster.run();
        assertThat(late.join()).isEqualTo(Answers.of(List.of(0), 0, 0));
    }

    @Test
    void aNodeThatIsStartedAgainIsEmptyAndSetUp() {
        join(1);
        cluster.restart(1);
        TestClient bob = join(1);
        TestClient ana = join(0);
        ana.emit("say", "again");
        bob.expect("said");
        CompletableFuture<List<RemoteSocket>> found = talk(2).fetchSockets().toCompletableFuture();
        cluster.run();
        assertThat(found.join()).extracting(RemoteSocket::id).containsExactlyInAnyOrder(ana.id(), bob.id());
    }

    @Test
    void aNodeThatClosesGracefullyIsNotWaitedFor() {
        CompletableFuture<Void> closed = cluster.node(2).closeGracefully();
        cluster.advance(Duration.ofMinutes(1));
        assertThat(closed).isCompleted();
        CompletableFuture<Answers<Object>> counted = count(0);
        cluster.run();
        assertThat(counted.join()).isEqualTo(Answers.of(List.of(0), 0, 0));
    }

    @Test
    void aNodesTimeOfDayIsWrongAndItsTimersAreRight() {
        cluster.skew(1, Duration.ofMinutes(-5));
        assertThat(cluster.node(1).now()).isEqualTo(cluster.now().minus(Duration.ofMinutes(5)));
        assertThat(cluster.node(0).now()).isEqualTo(cluster.now());
        CompletableFuture<Void> done = new CompletableFuture<>();
        cluster.node(1).scheduler().schedule(SECOND, () -> done.complete(null));
        cluster.advance(SECOND);
        assertThat(done).isCompleted();
        cluster.restart(1);
        assertThat(cluster.node(1).now()).isBefore(cluster.now());
    }

    @Test
    void theSameSeedGivesTheSameTraceAndAnotherSeedAnother() {
        List<String> first = adventure(7);
        assertThat(first).hasSizeGreaterThan(100).isEqualTo(adventure(7)).isNotEqualTo(adventure(8));
    }

    private static List<String> adventure(long seed) {
        try (TestCluster some = cluster(seed)) {
            some.network().lossy().delay(Duration.ZERO, SECOND).lose(0.1).duplicate(0.1);
            for (int i = 0; i < 60; i++) {
                TestClient client = some.node(i % 3).connect("/talk");
                client.emit("join");
                client.emit("say", i);
                some.node(i % 3).namespace("/talk").untyped().serverSideRequest("count", SECOND);
                some.advance(Duration.ofMillis(100));
                if (i % 20 == 10) {
                    some.crash(1);
                    some.restart(1);
                }
            }
            return some.trace();
        }
    }

    @Test
    void aTraceTellsTheNamesOfEventsAndNoPayload() {
        join(1);
        talk(0).to(RED).exceptUsers("x").untyped().emit("said", "a secret");
        cluster.run();
        assertThat(cluster.trace())
                .contains("0.000000 node 0 starts")
                .anyMatch(line -> line.endsWith(
                        "0 -> 1 /talk broadcast \"said\" to [red] except [user:x], sent 0.000000: arrived"))
                .noneMatch(line -> line.contains("secret"));
    }

    @Test
    void nodesThatThereAreNotAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> cluster.network().cut(0, 3));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TestCluster.builder().nodes(0));
        assertThatIllegalArgumentException().isThrownBy(() -> cluster.network().lose(1));
        assertThatIllegalArgumentException().isThrownBy(() -> cluster.network().delay(SECOND, Duration.ZERO));
    }
}
