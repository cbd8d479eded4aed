package dev.parlance.internal.server;

import static dev.parlance.internal.server.AdmissionFixture.LOGIN;
import static dev.parlance.internal.server.AdmissionFixture.WELCOME;
import static dev.parlance.internal.server.AdmissionFixture.connect;
import static dev.parlance.internal.server.AdmissionFixture.login;
import static dev.parlance.internal.server.AdmissionFixture.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.MemoryLimits;
import dev.parlance.ParlanceServer;
import dev.parlance.event.Catalogue;
import dev.parlance.event.Dialect;
import dev.parlance.event.Rate;
import dev.parlance.event.RefusedException;
import dev.parlance.internal.server.AdmissionFixture.Welcome;
import dev.parlance.internal.server.Talk.Account;
import dev.parlance.socket.Cap;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.RateLimits;
import dev.parlance.testkit.TestServer;
import dev.parlance.testkit.Wire;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What bounds clients that have not signed in: time, rates, caps. */
class AdmissionBoundsTest {
    private static final Duration ALMOST = Duration.ofSeconds(29);
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final RecordingServerListener seen = new RecordingServerListener();
    private TestServer server = create(RateLimits.NONE);

    private TestServer create(RateLimits limits) {
        return TestServer.create(
                ParlanceServer.builder().rateLimits(limits).listener(seen).options());
    }

    private void start(RateLimits limits) {
        server.close();
        server = create(limits);
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void whoDoesNotSignInInTimeIsDisconnected() {
        AdmissionFixture.signingIn(server);
        Wire guest = connect(server);
        Wire ann = connect(server).send(login("ann"));
        assertThat(ann.received()).containsExactly(WELCOME);
        server.advance(ALMOST);
        assertThat(guest.closeReason()).isNull();
        seen.lines();
        server.advance(SECOND);
        assertThat(guest.received()).containsExactly("1/m,");
        assertThat(guest.closeReason()).isEqualTo("forced close");
        assertThat(seen.lines())
                .containsExactly("closed CONNECT_TIMEOUT 127.0.0.1 null"
                        + " it has not signed in within the time of the namespace's admission");
        server.advance(Duration.ofDays(1));
        assertThat(ann.closeReason()).isNull();
    }

    @Test
    void whoHasSignedInElsewhereLosesThatNamespaceOnly() {
        AdmissionFixture.signingIn(server);
        server.namespace("/");
        Wire wire = server.wire().send("0").send("0/m,");
        assertThat(wire.received()).hasSize(2);
        server.advance(Duration.ofSeconds(30));
        assertThat(wire.received()).containsExactly("1/m,");
        server.advance(Duration.ofDays(1));
        assertThat(wire.closeReason()).isNull();
    }

    @Test
    void whoLeavesAndComesBackHasWhatIsLeftOfTheTime() {
        AdmissionFixture.signingIn(server);
        Wire wire = connect(server);
        server.advance(Duration.ofSeconds(20));
        wire.send("1/m,").send("0/m,");
        assertThat(wire.received()).hasSize(1);
        server.advance(Duration.ofSeconds(9));
        assertThat(wire.closeReason()).isNull();
        server.advance(SECOND);
        assertThat(wire.closeReason()).isEqualTo("forced close");
    }

    @Test
    void theTimeEndsASignInThatIsBeingVerifiedToo() {
        Namespace<Account> namespace = AdmissionFixture.namespace(server);
        CompletableFuture<Welcome> verified = new CompletableFuture<>();
        namespace.handleAsync(
                LOGIN,
                (socket, login) -> verified.thenApply(welcome -> {
                    socket.authenticate(new Account("ann"));
                    return welcome;
                }));
        Wire wire = connect(server);
        server.advance(ALMOST);
        wire.send(login("ann"));
        server.advance(SECOND);
        verified.complete(new Welcome("ann"));
        assertThat(wire.received()).containsExactly("1/m,");
        assertThat(namespace.sockets()).isEmpty();
    }

    @Test
    void refusedSignInsCountForTheirAddress() {
        start(RateLimits.NONE
                .withRefusedSignInsPerAddress(Rate.of(2, Duration.ofMinutes(1)))
                .countingPrivateAddresses());
        Namespace<Account> namespace = AdmissionFixture.namespace(server);
        namespace.handle(LOGIN, (socket, login) -> {
            if (login.token().equals("busy")) {
                throw new RefusedException("unavailable", "later");
            }
            throw new RefusedException("unauthorized", "no such token");
        });
        Wire wire = connect(server);
        for (int i = 0; i < 5; i++) {
            wire.send(login("busy"));
            assertThat(wire.received()).containsExactly(refused("unavailable", "later", "login"));
        }
        seen.lines();
        for (int i = 0; i < 2; i++) {
            wire.send(login("eve"));
            assertThat(wire.received()).containsExactly(refused("unauthorized", "no such token", "login"));
        }
        assertThat(seen.lines()).contains("refused SIGN_IN 127.0.0.1 /m by the application");
        wire.send(login("eve"));
        assertThat(wire.received())
                .singleElement()
                .asString()
                .startsWith("3/m,1[{\"error\":{\"code\":\"rate-limited\"");
        assertThat(seen.limits()).containsExactly("limit refusedSignInsPerAddress null enforced");
        Wire other = server.wire().send("0/m,");
        assertThat(other.received()).singleElement().asString().startsWith("4/m,{\"message\":\"rate-limited\"");
    }

    @Test
    void nobodyIsAskedWhileTooManySignInsArePending() {
        server.close();
        server = TestServer.create(ParlanceServer.builder()
                .memoryLimits(MemoryLimits.DEFAULT.withPendingSignIns(1))
                .options());
        AdmissionFixture.signingIn(server);
        CompletableFuture<Void> gate = new CompletableFuture<>();
        server.namespace("/slow", handshake -> {
            gate.join();
            return new Account("slow");
        });
        Wire wire = connect(server);
        server.wire().send("0/slow,");
        server.run();
        assertThat(wire.send(login("ann")).received())
                .containsExactly(refused("unavailable", "too many pending sign-ins", "login"));
        gate.complete(null);
        server.run();
        assertThat(wire.send(login("ann")).received()).containsExactly(WELCOME);
    }

    @Test
    void aUserHasSoManySocketsAndNotMore() {
        start(RateLimits.NONE.withConnectionsPerUser(Cap.of(1)));
        AdmissionFixture.signingIn(server);
        Wire first = connect(server).send(login("ann"));
        assertThat(first.received()).containsExactly(WELCOME);
        Wire second = connect(server).send(login("ann"));
        assertThat(second.received())
                .singleElement()
                .asString()
                .startsWith("3/m,1[{\"error\":{\"code\":\"rate-limited\"");
        assertThat(seen.lines())
                .contains(
                        "limit connectionsPerUser null enforced",
                        "refused LIMIT 127.0.0.1 /m too many connections of one user");
        first.send("1/m,");
        server.run();
        second.send(login("ann"));
        assertThat(second.received()).containsExactly(WELCOME);
    }

    @Test
    void aSignInThatIsTakenBackLeavesItsPlaceToAnother() {
        start(RateLimits.NONE.withConnectionsPerUser(Cap.of(1)));
        Namespace<Account> namespace = AdmissionFixture.namespace(server);
        namespace.handle(LOGIN, (socket, login) -> {
            socket.authenticate(new Account("ann"));
            if (login.token().equals("bad")) {
                throw RefusedException.conflict("no");
            }
            return new Welcome("ann");
        });
        Wire wire = connect(server).send(login("bad"));
        assertThat(wire.received()).containsExactly(refused("conflict", "no", "login"));
        wire.send(login("good"));
        assertThat(wire.received()).containsExactly(WELCOME);
    }

    @Test
    void itsConnectionCountsAsOneThatHasNotSignedIn() throws InterruptedException {
        try (ThreadedServer threaded = ThreadedServer.standalone(Catalogue.of("empty", Dialect.STANDARD))) {
            AdmissionFixture.signingIn(threaded.server());
            CountDownLatch connected = new CountDownLatch(1);
            CountDownLatch welcomed = new CountDownLatch(2);
            LoopEngine.LoopSession session = threaded.open(text -> {
                connected.countDown();
                welcomed.countDown();
            });
            session.receive("0/m,");
            assertThat(connected.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(session.memory().isSignedIn()).isFalse();
            session.receive(login("ann"));
            assertThat(welcomed.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(session.memory().isSignedIn()).isTrue();
        }
    }

    @Test
    void floodsOfAClientThatHasNotSignedInCountAsItsEvents() {
        start(RateLimits.NONE.withEvents(Rate.of(2, SECOND)));
        AdmissionFixture.signingIn(server);
        Wire wire = connect(server);
        for (int i = 0; i < 3; i++) {
            wire.send("2/m,1[\"say\",{}]");
        }
        assertThat(wire.received())
                .hasSize(3)
                .startsWith(refused("unauthorized", "not signed in", "say"))
                .last()
                .asString()
                .contains("rate-limited");
    }
}
