package dev.parlance.internal.server;

import static dev.parlance.internal.server.Talk.BLUE;
import static dev.parlance.internal.server.Talk.RED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.internal.server.Talk.Account;
import dev.parlance.internal.server.Talk.Ballot;
import dev.parlance.internal.server.Talk.Credentials;
import dev.parlance.internal.server.Talk.Said;
import dev.parlance.internal.server.Talk.Vote;
import dev.parlance.socket.Answers;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.RemoteSocket;
import dev.parlance.socket.Socket;
import dev.parlance.testkit.TestClient;
import dev.parlance.testkit.TestServer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Two servers that an adapter connects. */
class ClusterTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Cluster cluster = new Cluster();

    @AutoClose
    private final TestServer first = TestServer.create(cluster);

    @AutoClose
    private final TestServer second = TestServer.create(cluster);

    private final Namespace<Account> here = namespace(first);
    private final Namespace<Account> there = namespace(second);
    private final TestClient annHere = first.connect("/", new Credentials("ann"));
    private final TestClient bobHere = first.connect("/", new Credentials("bob"));
    private final TestClient annThere = another("ann");
    private final TestClient cidThere = another("cid");

    record Stamped(UUID id, Instant at) {}

    private static Namespace<Account> namespace(TestServer server) {
        return server.namespace(
                "/", handshake -> new Account(handshake.auth(Credentials.class).token()));
    }

    /** A client of the second server, whose ids the first has not given. */
    private TestClient another(String user) {
        TestClient client = second.connect("/", new Credentials(user));
        return client.id().endsWith("1") || client.id().endsWith("2") ? again(client, user) : client;
    }

    private TestClient again(TestClient client, String user) {
        client.disconnect();
        second.run();
        return another(user);
    }

    private Socket<Account> socket(TestClient client) {
        Socket<Account> socket = here.socket(client.id());
        return socket != null ? socket : Objects.requireNonNull(there.socket(client.id()));
    }

    private void nothingMore() {
        for (TestClient client : List.of(annHere, bobHere, annThere, cidThere)) {
            client.expectNothingMore();
        }
    }

    @Test
    void aBroadcastReachesTheSocketsOfAllServers() {
        here.emit(Talk.SAID, new Said("hi"));
        for (TestClient client : List.of(annHere, bobHere, annThere, cidThere)) {
            assertThat(client.expect(Talk.SAID)).isEqualTo(new Said("hi"));
        }
        nothingMore();
    }

    @Test
    void whatPassesBetweenServersArePlainValues() {
        UUID id = new UUID(1, 2);
        byte[] data = {1, 2};
        here.untyped().emit("mixed", new Said("hi"), new Stamped(id, Instant.EPOCH), Map.of("data", data), null);
        assertThat(cluster.published.subList(0, 2))
                .isEqualTo(
                        List.of(Map.of("text", "hi"), Map.of("id", id.toString(), "at", "1970-01-01T00:00:00.000Z")));
        assertThat(((Map<?, ?>) cluster.published.get(2)).get("data")).isEqualTo(data);
        assertThat(cluster.published.get(3)).isNull();
    }

    @Test
    void roomsAndExceptionsHoldEverywhere() {
        here.toUsers("ann").socketsJoin(RED);
        here.to(RED).untyped().emit("red");
        annHere.expect("red");
        annThere.expect("red");
        here.to(RED).exceptSockets(annThere.id()).untyped().emit("red");
        annHere.expect("red");
        here.toSockets(annThere.id()).untyped().emit("ann there");
        annThere.expect("ann there");
        here.exceptUsers("ann").untyped().emit("others");
        bobHere.expect("others");
        cidThere.expect("others");
        there.to(RED).socketsLeave(RED);
        here.to(RED).untyped().emit("nobody");
        nothingMore();
    }

    @Test
    void aSocketsBroadcastReachesTheOthersElsewhere() {
        socket(annHere).broadcast().untyped().emit("hello");
        bobHere.expect("hello");
        annThere.expect("hello");
        cidThere.expect("hello");
        socket(annHere).toOtherDevices().untyped().emit("device");
        annThere.expect("device");
        nothingMore();
    }

    @Test
    void aLocalBroadcastReachesNoOtherServer() {
        here.local().untyped().emit("local");
        annHere.expect("local");
        bobHere.expect("local");
        here.local().socketsJoin(BLUE);
        here.to(BLUE).untyped().emit("blue");
        annHere.expect("blue");
        bobHere.expect("blue");
        assertThat(here.local().fetchSockets().join()).hasSize(2);
        nothingMore();
    }

    @Test
    void socketsAreFetchedFromEverywhereAndReachedAnywhere() {
        socket(cidThere).join(RED);
        socket(cidThere).data().put(Talk.NICK, "sid");
        assertThat(here.fetchSockets().join()).hasSize(4);
        List<RemoteSocket> red = here.to(RED).fetchSockets().join();
        assertThat(red).singleElement().satisfies(remote -> {
            assertThat(remote.id()).isEqualTo(cidThere.id());
            assertThat(remote.userId()).isEqualTo("cid");
            assertThat(remote.rooms()).containsExactly(RED);
            assertThat(remote.data()).isEqualTo(Map.of("nick", "sid"));
        });
        red.get(0).untyped().emit("remote");
        cidThere.expect("remote");
        red.get(0).join(BLUE);
        here.to(BLUE).untyped().emit("blue");
        cidThere.expect("blue");
        red.get(0).leave(BLUE);
        here.to(BLUE).untyped().emit("blue");
        red.get(0).disconnect();
        assertThat(cidThere.isConnected()).isFalse();
        nothingMore();
    }

    @Test
    void socketsAreTakenOffEverywhere() {
        here.toUsers("ann").disconnectSockets();
        assertThat(annHere.isConnected()).isFalse();
        assertThat(annThere.isConnected()).isFalse();
        assertThat(annThere.wire().closeReason()).isNull();
        here.toUsers("cid").disconnectClients();
        assertThat(cidThere.wire().closeReason()).isEqualTo("forced close");
        assertThat(bobHere.isConnected()).isTrue();
    }

    @Test
    void eachUserOfAnotherServerGetsAPayloadRenderedForThem() {
        List<String> rendered = new ArrayList<>();
        here.emitEach(Set.of("ann", "cid", "nobody"), Talk.SAID, user -> {
            rendered.add(user);
            return new Said("dear " + user);
        });
        first.run();
        assertThat(annHere.expect(Talk.SAID)).isEqualTo(new Said("dear ann"));
        assertThat(annThere.expect(Talk.SAID)).isEqualTo(new Said("dear ann"));
        assertThat(cidThere.expect(Talk.SAID)).isEqualTo(new Said("dear cid"));
        assertThat(rendered).containsExactlyInAnyOrder("ann", "cid");
        nothingMore();
    }

    @Test
    void aRequestCollectsTheAnswersOfAllServers() {
        annHere.answer(Talk.VOTE, ballot -> new Vote(true));
        bobHere.answer(Talk.VOTE, ballot -> new Vote(false));
        annThere.answer(Talk.VOTE, ballot -> new Vote(true));
        CompletableFuture<Answers<Vote>> answers = here.request(Talk.VOTE, new Ballot("tea"), SECOND);
        List.of(annHere, bobHere, annThere).forEach(TestClient::isConnected);
        assertThat(answers).isNotDone();
        first.advance(SECOND);
        assertThat(answers.join().received())
                .containsExactlyInAnyOrder(new Vote(true), new Vote(false), new Vote(true));
        assertThat(answers.join().missing()).isEqualTo(1);
        assertThat(answers.join().invalid()).isZero();
    }

    @Test
    void anAnswerElsewhereThatDoesNotFitIsCounted() {
        CompletableFuture<Answers<Vote>> answers = here.toUsers("cid").request(Talk.VOTE, new Ballot("tea"), SECOND);
        cidThere.wire().send("30[{\"yes\":1}]");
        second.run();
        first.run();
        assertThat(answers).isCompletedWithValue(Answers.of(List.of(), 0, 1));
    }
}
