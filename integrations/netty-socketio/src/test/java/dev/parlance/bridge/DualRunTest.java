package dev.parlance.bridge;

import static dev.parlance.bridge.DeskEvents.DESK;
import static dev.parlance.bridge.DeskEvents.MOOD;
import static dev.parlance.bridge.DeskEvents.SAID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parlance.bridge.DeskEvents.Account;
import dev.parlance.bridge.DeskEvents.Said;
import dev.parlance.socket.Answers;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.RemoteSocket;
import dev.parlance.socket.Room;
import dev.parlance.socket.RoomKind;
import dev.parlance.testkit.TestClient;
import dev.parlance.testkit.TestServer;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Both servers side by side, in memory. */
class DualRunTest {
    private static final Said HELLO = new Said("Ana", "Hello", null);
    private static final String SAID_HELLO = "42/desk,[\"said\",{\"from\":\"Ana\",\"text\":\"Hello\"}]";
    private static final Room TICKET = RoomKind.of("ticket").room("42");

    private final MemoryServer old = new MemoryServer(ParlanceJson.of(DESK));
    private final TypedNamespace desk = old.typed(old.namespace("/desk"), DESK)
            .user(client -> client.get("account"))
            .build();
    private final TestServer parlance = TestServer.create(DESK);
    private final Namespace<Account> parlanceDesk = parlance.namespace(
            "/desk", handshake -> new Account(handshake.auth(Account.class).id()));
    private final DualRun dual = DualRun.join(desk, parlanceDesk);

    private final MemoryServer.Client ana = old.connect("/desk");
    private final MemoryServer.Client bea = old.connect("/desk");
    private final TestClient cleo = parlance.connect("/desk", new Account("cleo"));
    private final TestClient dora = parlance.connect("/desk", new Account("dora"));

    @BeforeEach
    void join() {
        ana.socket().joinRoom("ticket:42");
        ana.socket().set("account", new Account("ana"));
        parlanceDesk.toUsers("cleo").socketsJoin(TICKET);
    }

    @AfterEach
    void close() {
        desk.close();
        parlance.close();
    }

    private void assertReceived(int byAna, int byBea, int byCleo, int byDora) {
        assertThat(ana.sent()).hasSize(byAna);
        assertThat(bea.sent()).hasSize(byBea);
        assertReceived(cleo, byCleo);
        assertReceived(dora, byDora);
    }

    private static void assertReceived(TestClient client, int count) {
        for (int i = 0; i < count; i++) {
            client.expect(SAID);
        }
        client.expectNothingMore();
    }

    // --- broadcasts

    @Test
    void whatTheOldServerSendsReachesBothOnce() {
        desk.emit(SAID, HELLO);
        assertReceived(1, 1, 1, 1);
        desk.to("ticket:42").emit(SAID, HELLO);
        assertReceived(1, 0, 1, 0);
        desk.to("ticket:42").except(ana.socket()).emit(SAID, HELLO);
        assertReceived(0, 0, 1, 0);
        desk.everyone().exceptRooms("ticket:42").emit(SAID, HELLO);
        assertReceived(0, 1, 0, 1);
        desk.to().emit(SAID, HELLO);
        desk.to("ticket:43").emit(SAID, HELLO);
        assertReceived(0, 0, 0, 0);
    }

    @Test
    void whatParlanceSendsReachesBothOnce() {
        parlanceDesk.emit(SAID, HELLO);
        assertReceived(1, 1, 1, 1);
        parlanceDesk.to(TICKET).emit(SAID, HELLO);
        assertThat(ana.sent()).containsExactly(SAID_HELLO);
        assertReceived(0, 0, 1, 0);
        parlanceDesk.except(TICKET).emit(SAID, HELLO);
        assertReceived(0, 1, 0, 1);
        parlanceDesk.local().emit(SAID, HELLO);
        assertReceived(0, 0, 1, 1);
        desk.emit(ana.socket(), SAID, HELLO);
        assertReceived(1, 0, 0, 0);
    }

    @Test
    void payloadsAreTheSameOnBoth() {
        Said timed = new Said("Ana", "Hello", Instant.parse("2026-01-01T00:00:00Z"));
        desk.emit(SAID, timed);
        parlanceDesk.emit(SAID, timed);
        assertThat(ana.sent())
                .hasSize(2)
                .containsOnly(
                        "42/desk,[\"said\",{\"from\":\"Ana\",\"text\":\"Hello\",\"at\":\"2026-01-01T00:00:00.000Z\"}]");
        assertThat(cleo.expect(SAID)).isEqualTo(timed);
        assertThat(cleo.expect(SAID)).isEqualTo(timed);
        desk.emit(DeskEvents.NOTED, DeskEvents.withNull());
        assertThat(dora.expect(DeskEvents.SAID)).isEqualTo(timed);
        assertThat(dora.expect(DeskEvents.SAID)).isEqualTo(timed);
        assertThat(dora.expect(DeskEvents.NOTED)).isEqualTo(DeskEvents.withNull());
    }

    @Test
    void theOrderOfOneThreadHoldsOnBoth() {
        for (int i = 0; i < 20; i++) {
            Said said = new Said("Ana", "" + i, null);
            if (i % 2 == 0) {
                desk.emit(SAID, said);
            } else {
                parlanceDesk.emit(SAID, said);
            }
        }
        List<String> old = ana.sent();
        for (int i = 0; i < 20; i++) {
            assertThat(old.get(i)).contains("\"text\":\"" + i + "\"");
            assertThat(cleo.expect(SAID).text()).isEqualTo("" + i);
        }
    }

    // --- users and sockets

    @Test
    void usersAreFoundOnBoth() {
        MemoryServer.Client cleosOther = old.connect("/desk");
        cleosOther.socket().set("account", new Account("cleo"));
        parlanceDesk.toUsers("ana", "cleo").emit(SAID, HELLO);
        assertReceived(1, 0, 1, 0);
        assertThat(cleosOther.sent()).containsExactly(SAID_HELLO);

        parlanceDesk.emitEach(Set.of("ana", "dora"), SAID, user -> new Said(user, "Hello", null));
        parlance.run();
        assertThat(ana.sent()).singleElement().asString().contains("\"from\":\"ana\"");
        assertThat(dora.expect(SAID).from()).isEqualTo("dora");
        assertReceived(0, 0, 0, 0);
    }

    @Test
    void oldClientsAreFetchedAndReached() {
        List<RemoteSocket> found = parlanceDesk.fetchSockets().join();
        assertThat(found).hasSize(4);
        RemoteSocket anas = found.stream()
                .filter(socket -> "ana".equals(socket.userId()))
                .findFirst()
                .orElseThrow();
        assertThat(anas.id()).isEqualTo(ana.socket().getSessionId().toString());
        assertThat(anas.rooms()).contains(TICKET).noneMatch(room -> room.name().equals("/desk"));

        anas.emit(SAID, HELLO);
        assertReceived(1, 0, 0, 0);
        anas.leave(TICKET);
        parlanceDesk.to(TICKET).emit(SAID, HELLO);
        assertReceived(0, 0, 1, 0);
        parlanceDesk.socketsJoin(TICKET);
        desk.to("ticket:42").emit(SAID, HELLO);
        assertReceived(1, 1, 1, 1);
        anas.disconnect();
        assertThat(ana.sent()).containsExactly("41/desk,");
    }

    @Test
    void roomsAreJoinedAndLeftOnBoth() {
        desk.everyone().exceptRooms("ticket:42").socketsJoin("ticket:43");
        desk.to().socketsJoin("ticket:43");
        parlanceDesk.to(RoomKind.of("ticket").room("43")).emit(SAID, HELLO);
        assertReceived(0, 1, 0, 1);
        desk.to("ticket:43").socketsLeave("ticket:43", "ticket:44");
        desk.to("ticket:43").emit(SAID, HELLO);
        assertReceived(0, 0, 0, 0);
    }

    @Test
    void bothServersClientsAreAsked() {
        cleo.answer(MOOD, nothing -> 3);
        dora.answer(MOOD, nothing -> 4);
        CompletableFuture<Answers<Integer>> byParlance = parlanceDesk.request(MOOD, null, Duration.ofSeconds(1));
        CompletableFuture<Answers<Integer>> byOld = desk.everyone().request(MOOD, Duration.ofSeconds(1));
        ana.receive("43/desk,1[1]");
        ana.receive("43/desk,2[1]");
        bea.receive("43/desk,1[2]");
        bea.receive("43/desk,2[\"bad\"]");
        old.run();
        assertReceived(2, 2, 0, 0);
        parlance.run();
        old.run();

        assertThat(byParlance.join().received()).containsExactlyInAnyOrder(1, 2, 3, 4);
        assertThat(byOld.join().received()).containsExactlyInAnyOrder(1, 3, 4);
        assertThat(byOld.join().invalid()).isEqualTo(1);
    }

    @Test
    void aUserThatCannotBeFoundHidesNobodyElse() {
        bea.socket().set("account", "not an account");
        parlanceDesk.toUsers("ana").emit(SAID, HELLO);
        assertReceived(1, 0, 0, 0);
    }

    // --- ends

    @Test
    void separatedServersAreAlone() {
        dual.close();
        dual.close();
        desk.emit(SAID, HELLO);
        assertReceived(1, 1, 0, 0);
        parlanceDesk.emit(SAID, HELLO);
        assertReceived(0, 0, 1, 1);

        DualRun.join(desk, parlanceDesk);
        desk.emit(SAID, HELLO);
        assertReceived(1, 1, 1, 1);
    }

    @Test
    void theEndOfTheOldServerLeavesTheOtherRunning() {
        ana.disconnect();
        bea.disconnect();
        desk.close();
        parlanceDesk.emit(SAID, HELLO);
        assertReceived(cleo, 1);
        assertReceived(dora, 1);
    }

    @Test
    void theEndOfTheParlanceServerLeavesTheOldOneRunning() {
        CompletableFuture<Void> closed = parlance.closeGracefully(Duration.ofSeconds(1));
        parlance.advance(Duration.ofSeconds(1));
        assertThat(closed).isCompleted();
        desk.emit(SAID, HELLO);
        assertThat(ana.sent()).containsExactly(SAID_HELLO);
        assertThat(bea.sent()).containsExactly(SAID_HELLO);

        try (TestServer next = TestServer.create(DESK)) {
            DualRun.join(desk, next.namespace("/desk"));
            TestClient eve = next.connect("/desk");
            desk.emit(SAID, HELLO);
            eve.expect(SAID);
        }
    }

    @Test
    void aSecondJoinIsRefused() {
        assertThatThrownBy(() -> DualRun.join(desk, parlanceDesk))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the namespace /desk runs beside one of a Parlance server already");
        desk.emit(SAID, HELLO);
        assertReceived(1, 1, 1, 1);
    }

    @Test
    void aNamespaceThatNoServerHasMadeIsRefused() {
        Namespace<?> foreign = (Namespace<?>) Proxy.newProxyInstance(
                Namespace.class.getClassLoader(),
                new Class<?>[] {Namespace.class},
                (proxy, method, arguments) -> "/foreign");
        assertThatThrownBy(() -> DualRun.join(desk, foreign))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the namespace /foreign is not one that a Parlance server has made");
    }
}
