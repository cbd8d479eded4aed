package dev.parlance.internal.server;

import static dev.parlance.event.ClientEvent.clientEvent;
import static dev.parlance.event.ClientRequest.clientRequest;
import static dev.parlance.event.ServerEvent.serverEvent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.ParlanceServer;
import dev.parlance.event.ClientEvent;
import dev.parlance.event.ClientRequest;
import dev.parlance.event.Enforcement;
import dev.parlance.event.Rate;
import dev.parlance.internal.server.Talk.Account;
import dev.parlance.internal.server.Talk.Credentials;
import dev.parlance.socket.ConnectRefusedException;
import dev.parlance.socket.Guest;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.RateLimits;
import dev.parlance.socket.Room;
import dev.parlance.testkit.TestServer;
import dev.parlance.testkit.Wire;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a server accepts of one client, of one address and in all; what exceeds it is refused, or only reported. */
class RateLimitsTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final String LIMITED =
            "{\"error\":{\"code\":\"rate-limited\",\"message\":\"too many; try again later\",";

    private static final ClientEvent<String> TYPE =
            clientEvent("type", String.class).rate(2, SECOND).refusedBy(serverEvent("oh", Object.class));
    private static final ClientRequest<Void, String> TIME =
            clientRequest("time", String.class).rate(2, SECOND);
    private static final ClientEvent<String> PLAIN = clientEvent("plain", String.class);

    private final RecordingServerListener seen = new RecordingServerListener();
    private final List<String> handled = new ArrayList<>();
    private final CapturedLog log = new CapturedLog();
    private TestServer server = TestServer.create();

    @AfterEach
    void close() {
        server.close();
        log.close();
    }

    private Namespace<Guest> start(RateLimits limits) {
        server.close();
        server = TestServer.create(
                ParlanceServer.builder().rateLimits(limits).listener(seen).options());
        Namespace<Guest> root = server.namespace("/");
        root.on(TYPE, (socket, text) -> handled.add(text));
        root.on(PLAIN, (socket, text) -> handled.add(text));
        root.handle(TIME, socket -> "now");
        return root;
    }

    private Wire connect() {
        Wire wire = server.wire().send("0");
        assertThat(wire.received()).hasSize(1);
        seen.lines();
        return wire;
    }

    @Test
    void anEventAboveTheRateOfItsTokenIsRefusedWithTheTimeAfterWhichToRetry() {
        start(RateLimits.DEFAULT);
        Wire wire = connect();
        for (int i = 0; i < 3; i++) {
            wire.send("2" + i + "[\"time\"]");
        }
        assertThat(wire.received())
                .containsExactly(
                        "30[\"now\"]", "31[\"now\"]", "32[" + LIMITED + "\"event\":\"time\",\"retryAfterMs\":500}}]");
        assertThat(seen.limits()).containsExactly("limit event time enforced");
        server.advance(Duration.ofMillis(499));
        assertThat(wire.send("24[\"time\"]").received())
                .singleElement()
                .asString()
                .contains("\"retryAfterMs\":1}");
        server.advance(Duration.ofMillis(1));
        assertThat(wire.send("25[\"time\"]").received()).containsExactly("35[\"now\"]");
    }

    @Test
    void refusalsOfOneEventAreSentOnceASecondAtMostButEachAckIsAnswered() {
        start(RateLimits.DEFAULT);
        Wire wire = connect();
        for (int i = 0; i < 20; i++) {
            wire.send("2[\"type\",\"" + i + "\"]");
        }
        assertThat(wire.received()).singleElement().asString().startsWith("2[\"oh\",{\"code\":\"rate-limited\"");
        assertThat(handled).containsExactly("0", "1");
        assertThat(wire.send("27[\"type\",\"x\"]").received())
                .singleElement()
                .asString()
                .startsWith("37[" + LIMITED);
        server.advance(Duration.ofMillis(1_000));
        for (int i = 0; i < 20; i++) {
            wire.send("2[\"type\",\"" + i + "\"]");
        }
        assertThat(wire.received()).hasSize(1);
        assertThat(handled).hasSize(4);
    }

    @Test
    void withoutLimitsTokensHaveNoneEither() {
        start(RateLimits.NONE);
        Wire wire = connect();
        for (int i = 0; i < 10_000; i++) {
            wire.send("2[\"type\",\"x\"]");
        }
        server.run();
        assertThat(handled).hasSize(10_000);
    }

    @Test
    void anotherSocketHasRatesOfItsOwnAndAClientThatConnectsAgainHasNot() {
        start(RateLimits.DEFAULT);
        Wire wire = connect();
        Wire other = connect();
        for (int i = 0; i < 3; i++) {
            wire.send("2[\"type\",\"" + i + "\"]");
        }
        other.send("2[\"type\",\"other\"]");
        wire.send("1").send("0");
        server.run();
        wire.send("2[\"type\",\"again\"]");
        server.run();
        assertThat(handled).containsExactlyInAnyOrder("0", "1", "other");
    }

    @Test
    void anApplicationChangesTheRateOfAToken() {
        start(RateLimits.NONE.withEvent(TYPE, Rate.of(3, SECOND)));
        Wire wire = connect();
        for (int i = 0; i < 5; i++) {
            wire.send("2[\"type\",\"" + i + "\"]");
        }
        server.run();
        assertThat(handled).hasSize(3);
    }

    @Test
    void whatOnlyReportsLetsEverythingThrough() {
        start(RateLimits.DEFAULT
                .withEvents(Rate.of(4, SECOND))
                .withConnects(Rate.of(1, SECOND))
                .with(Enforcement.REPORT));
        Wire wire = connect();
        for (int i = 0; i < 5; i++) {
            wire.send("2[\"type\",\"" + i + "\"]");
        }
        server.run();
        assertThat(handled).hasSize(5);
        assertThat(seen.limits())
                .containsExactly(
                        "limit event type reported",
                        "limit event type reported",
                        "limit events type reported",
                        "limit event type reported");
        assertThat(log.messages()).allMatch(line -> line.contains("has exceeded a limit that only reports"));
        assertThat(wire.send("0/nowhere,").received()).containsExactly("4/nowhere,{\"message\":\"Invalid namespace\"}");
        assertThat(seen.limits()).containsExactly("limit connects null reported");
    }

    @Test
    void allEventsOfAConnectionCountKnownOrNot() {
        start(RateLimits.NONE.withEvents(Rate.of(3, SECOND)));
        Wire wire = connect();
        wire.send("2[\"a\"]")
                .send("2[\"b\"]")
                .send("2[\"plain\",\"1\"]")
                .send("21[\"c\"]")
                .send("2[\"plain\",\"2\"]");
        assertThat(wire.received()).singleElement().asString().startsWith("31[" + LIMITED);
        assertThat(handled).containsExactly("1");
        assertThat(seen.limits()).containsExactly("limit events null enforced", "limit events plain enforced");
    }

    @Test
    void aClientThatGoesOnAtMoreThanTenTimesTheRateIsClosed() {
        start(RateLimits.NONE.withEvents(Rate.of(10, SECOND)));
        Wire wire = connect();
        for (int i = 0; i < 1_000; i++) {
            wire.send("2[\"plain\",\"x\"]");
        }
        server.run();
        assertThat(wire.closeReason()).isNull();
        wire.send("2[\"plain\",\"x\"]");
        assertThat(wire.closeReason()).isEqualTo("forced close");
        assertThat(seen.lines()).anyMatch(line -> line.startsWith("closed LIMIT 127.0.0.1 null more than ten times"));
        assertThat(handled).hasSize(10);
    }

    @Test
    void whoeverFloodsARoomIsRefusedBeforeTheSendBudgetsOfItsMembersAreSpent() {
        Namespace<Guest> root = start(RateLimits.DEFAULT);
        Room room = Room.named("room");
        root.onConnect(socket -> socket.join(room));
        root.on(
                clientEvent("flood", String.class),
                (socket, text) -> socket.to(room).untyped().emit("said", text));
        Wire flooder = connect();
        Wire reader = connect();
        String packet = "2[\"flood\",\"" + "x".repeat(900_000) + "\"]";
        for (int i = 0; i < 40; i++) {
            flooder.send(packet);
            server.run();
        }
        assertThat(reader.closeReason()).isNull();
        assertThat(reader.received()).hasSize(9);
        assertThat(seen.limits()).hasSize(31).containsOnly("limit bytes flood enforced");
        server.advance(Duration.ofSeconds(10));
        flooder.send(packet);
        assertThat(reader.received()).hasSize(1);
    }

    @Test
    void connectsOfAConnection() {
        start(RateLimits.NONE.withConnects(Rate.of(2, SECOND)));
        Wire wire = server.wire().send("0").send("0/nowhere,");
        assertThat(wire.received()).hasSize(2);
        assertThat(wire.send("0/nowhere,").received())
                .containsExactly(
                        "4/nowhere,{\"message\":\"rate-limited\",\"data\":{\"code\":\"rate-limited\",\"message\":"
                                + "\"too many; try again later\",\"retryAfterMs\":500}}");
        server.advance(Duration.ofMillis(500));
        assertThat(wire.send("0/nowhere,").received()).containsExactly("4/nowhere,{\"message\":\"Invalid namespace\"}");
    }

    @Test
    void refusedSignInsOfAnAddress() {
        start(RateLimits.NONE.withRefusedSignInsPerAddress(Rate.of(2, SECOND)).countingPrivateAddresses());
        List<String> asked = new ArrayList<>();
        server.namespace("/accounts", handshake -> {
            String token = handshake.auth(Credentials.class).token();
            asked.add(token);
            if (token.equals("wrong")) {
                throw new ConnectRefusedException("no");
            }
            return new Account(token);
        });
        for (int i = 0; i < 5; i++) {
            server.wire().send("0/accounts,{\"token\":\"ann\"}");
            server.run();
        }
        assertThat(asked).hasSize(5);
        for (int i = 0; i < 4; i++) {
            server.wire().send("0/accounts,{\"token\":\"wrong\"}");
            server.run();
        }
        assertThat(asked).hasSize(7);
        assertThat(server.wire().send("0/accounts,{\"token\":\"ann\"}").received())
                .singleElement()
                .asString()
                .startsWith("4/accounts,{\"message\":\"rate-limited\"");
        assertThat(seen.limits()).hasSize(3).containsOnly("limit refusedSignInsPerAddress null enforced");
        server.advance(SECOND);
        server.wire().send("0/accounts,{\"token\":\"ann\"}");
        server.run();
        assertThat(asked).hasSize(8);
    }

    @Test
    void joinsThatEventsCause() {
        Namespace<Guest> root = start(RateLimits.NONE.withJoins(Rate.of(2, SECOND)));
        root.onConnect(socket -> IntStream.range(0, 10).forEach(i -> socket.join(Room.named("first " + i))));
        root.on(clientEvent("join", String.class), (socket, room) -> socket.join(Room.named(room)));
        Wire wire = connect();
        wire.send("2[\"join\",\"a\"]").send("2[\"join\",\"b\"]").send("21[\"join\",\"c\"]");
        assertThat(wire.received()).singleElement().asString().startsWith("31[" + LIMITED);
        assertThat(root.rooms()).contains(Room.named("a"), Room.named("b")).doesNotContain(Room.named("c"));
        root.socketsJoin(Room.named("d"));
        assertThat(root.rooms()).contains(Room.named("d"));
        assertThat(seen.limits()).containsExactly("limit joins null enforced");
    }

    @Test
    void acksThatNobodyHasAskedFor() {
        Namespace<Guest> root = start(RateLimits.NONE.withAcks(Rate.of(2, SECOND)));
        List<Object> answers = new ArrayList<>();
        Wire wire = connect();
        for (int i = 0; i < 5; i++) {
            wire.send("3" + (100 + i) + "[1]");
        }
        assertThat(seen.limits()).hasSize(3).containsOnly("limit acks null enforced");
        root.sockets().iterator().next().untyped().request("ask", SECOND).thenAccept(answers::addAll);
        assertThat(wire.received()).containsExactly("20[\"ask\"]");
        wire.send("30[1]");
        server.run();
        assertThat(answers).containsExactly(1);
    }
}
