package dev.parlance.internal.server;

import static dev.parlance.internal.server.Talk.BLUE;
import static dev.parlance.internal.server.Talk.RED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.adapter.Adapter;
import dev.parlance.internal.server.Talk.Account;
import dev.parlance.internal.server.Talk.Ballot;
import dev.parlance.internal.server.Talk.Credentials;
import dev.parlance.internal.server.Talk.Said;
import dev.parlance.internal.server.Talk.Vote;
import dev.parlance.internal.server.namespace.LocalNamespace;
import dev.parlance.socket.Answers;
import dev.parlance.socket.Namespace;
import dev.parlance.testkit.TestClient;
import dev.parlance.testkit.TestServer;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** A cluster of two servers, and a server that is joined with one of them in the same process. */
class JoinedServersTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Said HELLO = new Said("Hello");

    private final Cluster cluster = new Cluster();

    @AutoClose
    private final TestServer first = TestServer.create(cluster);

    @AutoClose
    private final TestServer second = TestServer.create(cluster);

    @AutoClose
    private final TestServer joined = TestServer.create();

    private final Namespace<Account> here = namespace(first);
    private final Namespace<Account> there = namespace(second);
    private final Namespace<Account> beside = namespace(joined);
    private final Adapter besideSeenFromHere = join();
    private final TestClient ann = connect(first, "ann", 1);
    private final TestClient bob = connect(second, "bob", 2);
    private final TestClient cid = connect(joined, "cid", 3);
    private final List<TestClient> all = List.of(ann, bob, cid);

    private static Namespace<Account> namespace(TestServer server) {
        return server.namespace(
                "/", handshake -> new Account(handshake.auth(Credentials.class).token()));
    }

    /** The client with the nth id: servers in memory number their sockets, and all would begin alike. */
    private static TestClient connect(TestServer server, String user, int number) {
        for (int i = 1; i < number; i++) {
            server.connect("/", new Credentials(user)).disconnect();
            server.run();
        }
        return server.connect("/", new Credentials(user));
    }

    /** Each sees the other as a server that has joined it. */
    private Adapter join() {
        AtomicReference<Adapter> hereSeenFromBeside = new AtomicReference<>();
        Adapter forward = (Adapter) Proxy.newProxyInstance(
                Adapter.class.getClassLoader(),
                new Class<?>[] {Adapter.class},
                (proxy, method, arguments) -> method.getDeclaringClass() == Object.class
                        ? proxy == arguments[0]
                        : method.invoke(hereSeenFromBeside.get(), arguments));
        Adapter seen = ((LocalNamespace<Account>) beside).join(forward);
        hereSeenFromBeside.set(((LocalNamespace<Account>) here).join(seen));
        return seen;
    }

    private void everyoneReceivesOnce(Said said) {
        all.forEach(client -> assertThat(client.expect(Talk.SAID)).isEqualTo(said));
        nothingMore();
    }

    private void nothingMore() {
        all.forEach(TestClient::expectNothingMore);
    }

    @Test
    void aBroadcastOfEachServerReachesAllOnce() {
        for (Namespace<Account> namespace : List.of(here, there, beside)) {
            namespace.emit(Talk.SAID, HELLO);
            everyoneReceivesOnce(HELLO);
        }
        here.local().emit(Talk.SAID, HELLO);
        ann.expect(Talk.SAID);
        nothingMore();
    }

    @Test
    void roomsAreAlike() {
        there.toUsers("ann", "cid").socketsJoin(RED);
        beside.toUsers("bob").socketsJoin(BLUE);
        there.to(RED, BLUE).emit(Talk.SAID, HELLO);
        everyoneReceivesOnce(HELLO);
        beside.to(RED).exceptUsers("cid").emit(Talk.SAID, HELLO);
        ann.expect(Talk.SAID);
        here.to(RED).socketsLeave(RED);
        there.to(RED).emit(Talk.SAID, HELLO);
        nothingMore();
    }

    @Test
    void socketsAreFetchedAndDisconnectedEverywhere() {
        assertThat(beside.fetchSockets().join()).hasSize(3);
        assertThat(there.fetchSockets().join()).hasSize(3);
        here.toUsers("cid").disconnectSockets();
        beside.toUsers("bob").disconnectClients();
        assertThat(all).extracting(TestClient::isConnected).containsExactly(true, false, false);
    }

    @Test
    void roomsAndServersAreCountedEverywhere() {
        there.toUsers("bob").socketsJoin(RED);
        beside.toUsers("cid").socketsJoin(BLUE);
        for (Namespace<Account> namespace : List.of(here, beside)) {
            assertThat(namespace.fetchRooms().join()).containsExactlyInAnyOrder(RED, BLUE);
            assertThat(namespace.serverCount().join()).isEqualTo(3);
        }
        // It sees the server that is joined with the first as part of the first.
        assertThat(there.fetchRooms().join()).containsExactlyInAnyOrder(RED, BLUE);
        assertThat(there.serverCount().join()).isEqualTo(2);
    }

    @Test
    void requestsAreAnsweredFromEverywhere() {
        all.forEach(client -> client.answer(Talk.VOTE, ballot -> new Vote(true)));
        for (TestServer server : List.of(first, second, joined)) {
            Namespace<Account> asking = server == first ? here : server == second ? there : beside;
            CompletableFuture<Answers<Vote>> answers = asking.request(Talk.VOTE, new Ballot("tea"), SECOND);
            all.forEach(TestClient::expectNothingMore);
            server.run();
            assertThat(answers)
                    .isCompletedWithValueMatching(vote -> vote.received().size() == 3 && vote.isComplete());
        }
    }

    @Test
    void usersOfAJoinedServerGetTheirRendering() {
        here.emitEach(Set.of("bob", "cid"), Talk.SAID, user -> new Said("dear " + user));
        first.run();
        assertThat(bob.expect(Talk.SAID)).isEqualTo(new Said("dear bob"));
        assertThat(cid.expect(Talk.SAID)).isEqualTo(new Said("dear cid"));
        nothingMore();
    }

    @Test
    void aServerThatHasLeftIsAlone() {
        besideSeenFromHere.close();
        beside.emit(Talk.SAID, HELLO);
        cid.expect(Talk.SAID);
        nothingMore();
    }

    @Test
    void theCloseOfOneLeavesTheOtherRunning() {
        CompletableFuture<Void> closed = first.closeGracefully(SECOND);
        first.advance(SECOND);
        assertThat(closed).isCompleted();
        beside.emit(Talk.SAID, HELLO);
        cid.expect(Talk.SAID);
        cid.expectNothingMore();
    }
}
