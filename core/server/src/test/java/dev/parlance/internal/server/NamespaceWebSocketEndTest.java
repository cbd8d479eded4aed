package dev.parlance.internal.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.parlance.ParlanceServer;
import dev.parlance.event.Refusal;
import dev.parlance.event.RefusalCode;
import dev.parlance.event.RefusedException;
import dev.parlance.http.Headers;
import dev.parlance.http.HttpResponse;
import dev.parlance.http.Query;
import dev.parlance.http.RequestRefusedException;
import dev.parlance.internal.server.Talk.Account;
import dev.parlance.internal.server.Talk.Said;
import dev.parlance.socket.Cap;
import dev.parlance.socket.ConnectRefusedException;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.PlainFormat;
import dev.parlance.socket.RateLimits;
import dev.parlance.socket.Socket;
import dev.parlance.testkit.TestServer;
import dev.parlance.testkit.Wire;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How plain WebSockets of a namespace are refused, and how they end. */
class NamespaceWebSocketEndTest {
    private final RecordingServerListener reports = new RecordingServerListener();

    @AutoClose
    private final TestServer server = TestServer.create(ParlanceServer.builder()
            .listener(reports)
            .rateLimits(RateLimits.NONE.withConnectionsPerUser(Cap.of(2)))
            .maxPayload(100_000)
            .sendBudget(100_000)
            .options());

    private final List<String> recorded = new ArrayList<>();
    private final Namespace<Account> stream = server.namespaceBuilder("/stream")
            .authenticator(
                    handshake -> account(String.valueOf(handshake.headers().first("Authorization"))))
            .webSocket("/events", PlainFormat.typeAndData())
            .webSocket("/feed", PlainFormat.typeAndData().oneWay())
            .build();

    private static Account account(String token) {
        return switch (token) {
            case "null" -> throw new ConnectRefusedException("sign in first", Map.of("hint", "a token"));
            case "banned" -> throw new RefusedException(Refusal.of(RefusalCode.PERMISSION_DENIED, "banned"));
            case "moved" -> throw new RequestRefusedException(HttpResponse.text(410, "gone"));
            case "broken" -> throw new IllegalStateException("secret");
            default -> new Account(token);
        };
    }

    @BeforeEach
    void listen() {
        stream.onConnect(socket -> recorded.add("connected " + socket.user().id()));
        stream.onDisconnect(
                (socket, reason) -> recorded.add("disconnected " + socket.user().id() + ": " + reason));
        stream.on(Talk.SAY, (socket, say) -> recorded.add(say.text()));
    }

    private Wire open(String path, String user) {
        return server.openWebSocket(path, Headers.of("Authorization", user), Query.NONE);
    }

    private Wire opened(String path, String user) {
        Wire wire = open(path, user);
        server.run();
        return wire;
    }

    private Socket<Account> socket() {
        return stream.sockets().iterator().next();
    }

    private HttpResponse refused(String user) {
        return catchThrowableOfType(RequestRefusedException.class, () -> open("/feed", user))
                .response();
    }

    private static String body(HttpResponse response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    @Test
    void aRefusalIsAResponseAndNothingIsUpgraded() {
        HttpResponse anonymous = catchThrowableOfType(
                        RequestRefusedException.class, () -> server.openWebSocket("/feed"))
                .response();
        assertThat(anonymous.status()).isEqualTo(401);
        assertThat(anonymous.headers().first("WWW-Authenticate")).isEqualTo("Bearer");
        assertThat(body(anonymous)).isEqualTo("{\"message\":\"sign in first\",\"data\":{\"hint\":\"a token\"}}");

        HttpResponse banned = refused("banned");
        assertThat(banned.status()).isEqualTo(403);
        assertThat(body(banned))
                .isEqualTo("{\"message\":\"permission-denied\",\"data\":{\"code\":\"permission-denied\","
                        + "\"message\":\"banned\"}}");
        assertThat(refused("moved").status()).isEqualTo(410);
        HttpResponse broken = refused("broken");
        assertThat(broken.status()).isEqualTo(500);
        assertThat(body(broken)).isEqualTo("{\"message\":\"Internal server error\"}");
        assertThat(stream.sockets()).isEmpty();
        assertThat(recorded).isEmpty();
    }

    @Test
    void aMiddlewareRefusesItToo() {
        stream.use(socket -> {
            socket.join(Talk.RED);
            if (socket.user().id().equals("eve")) {
                throw new ConnectRefusedException("not you");
            }
            if (socket.user().id().equals("left")) {
                socket.disconnect();
            }
        });
        assertThat(refused("eve").status()).isEqualTo(401);
        assertThat(refused("left").status()).isEqualTo(401);
        assertThat(stream.rooms()).isEmpty();
        opened("/feed", "ann");
        assertThat(socket().isIn(Talk.RED)).isTrue();
        assertThat(recorded).containsExactly("connected ann");
    }

    @Test
    void aSignInThatTakesTooLongIsAnswered503() {
        CompletableFuture<Account> later = new CompletableFuture<>();
        server.namespaceBuilder("/slow")
                .authenticator(handshake -> later.get())
                .webSocket("/slow", PlainFormat.typeAndData())
                .build();
        AssertionError unanswered = catchThrowableOfType(AssertionError.class, () -> server.openWebSocket("/slow"));
        assertThat(unanswered).hasMessageContaining("was not answered");
        server.advance(Duration.ofSeconds(31));
        assertThat(reports.lines())
                .contains("refused SIGN_IN_TIMEOUT 127.0.0.1 /slow not decided by authenticator and middlewares"
                        + " within handlerDeadline");
    }

    @Test
    void aUserHasNoMoreConnectionsThanTheyMay() {
        opened("/feed", "ann");
        opened("/feed", "ann");
        HttpResponse third = refused("ann");
        assertThat(third.status()).isEqualTo(429);
        opened("/feed", "bob");
        assertThat(recorded).containsExactly("connected ann", "connected ann", "connected bob");
    }

    @Test
    void whatIsSentOnAOneWayStreamClosesIt() {
        Wire text = opened("/feed", "ann");
        text.send("{\"type\":\"say\",\"data\":{\"text\":\"hi\"}}");
        assertThat(text.closeFrame()).isEqualTo("1008 nothing may be sent here");
        Wire binary = opened("/feed", "bob");
        binary.send(new byte[] {1});
        assertThat(binary.closeFrame()).isEqualTo("1008 nothing may be sent here");
        assertThat(recorded)
                .containsExactly(
                        "connected ann",
                        "disconnected ann: forced close",
                        "connected bob",
                        "disconnected bob: forced close");
        assertThat(reports.lines()).anyMatch(line -> line.contains("PROTOCOL_VIOLATION"));
    }

    @Test
    void whatIsNoEventClosesIt() {
        for (String text : List.of(
                "no JSON",
                "",
                "[]",
                "{}",
                "{\"type\":7}",
                "{\"data\":{\"text\":\"hi\"}}",
                "{\"type\":\"say\",\"data\":{\"text\":\"hi\"}",
                "{\"type\":\"disconnect\"}")) {
            Wire wire = opened("/events", "ann");
            wire.send(text).send("{\"type\":\"say\",\"data\":{\"text\":\"late\"}}");
            assertThat(wire.closeFrame()).as(text).isEqualTo("1007 not an event");
        }
        Wire binary = opened("/events", "bob");
        binary.send(new byte[] {1});
        assertThat(binary.closeFrame()).isEqualTo("1003 no binary messages here");
        assertThat(recorded).doesNotContain("late").contains("disconnected ann: parse error");
    }

    @Test
    void theServerClosesItWithACodeAndAReason() {
        Wire wire = opened("/feed", "ann");
        Socket<Account> socket = socket();
        socket.emit(Talk.SAID, new Said("bye"));
        socket.close(4001, "the session has expired");
        socket.emit(Talk.SAID, new Said("too late"));
        assertThat(wire.received()).containsExactly("{\"type\":\"said\",\"data\":{\"text\":\"bye\"}}");
        assertThat(wire.closeFrame()).isEqualTo("4001 the session has expired");
        socket.close(4002, "again");
        assertThat(wire.closeFrame()).isEqualTo("4001 the session has expired");
        assertThat(recorded).containsExactly("connected ann", "disconnected ann: server namespace disconnect");
        assertThat(socket.isConnected()).isFalse();
        assertThat(stream.sockets()).isEmpty();
    }

    @Test
    void onlyCodesOfServersAndShortReasonsAreSent() {
        Wire wire = opened("/feed", "ann");
        Socket<Account> socket = socket();
        for (int code : new int[] {0, 999, 1004, 1005, 1006, 1010, 1015, 2999, 5000}) {
            assertThatIllegalArgumentException().isThrownBy(() -> socket.close(code, ""));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> socket.close(1000, "x".repeat(124)));
        assertThatIllegalArgumentException().isThrownBy(() -> socket.close(1000, "ä".repeat(62)));
        assertThatIllegalArgumentException().isThrownBy(() -> socket.close(1000, "\ud800"));
        assertThat(wire.closeFrame()).isNull();
        socket.close(4999, "ä".repeat(61) + "x");
        assertThat(wire.closeFrame()).isEqualTo("4999 " + "ä".repeat(61) + "x");
    }

    @Test
    void ofASocketIoClientTheCodeIsNotSent() {
        Wire wire = server.wire(Headers.of("Authorization", "ann"), Query.NONE).send("0/stream,");
        assertThat(wire.received()).hasSize(1);
        socket().close(4001, "the session has expired");
        assertThat(wire.received()).containsExactly("1/stream,");
        assertThat(wire.closeReason()).isEqualTo("forced close");
        assertThat(recorded).containsExactly("connected ann", "disconnected ann: server namespace disconnect");
    }

    @Test
    void disconnectClosesItNormally() {
        Wire first = opened("/feed", "ann");
        socket().disconnect();
        assertThat(first.closeFrame()).isEqualTo("1000");
        Wire second = opened("/feed", "ann");
        socket().disconnectClient();
        assertThat(second.closeFrame()).isEqualTo("1000");
        Wire third = opened("/feed", "ann");
        stream.toUsers("ann").disconnectSockets();
        assertThat(third.closeFrame()).isEqualTo("1000");
    }

    @Test
    void aConnectionThatGoesAwayIsReported() {
        Wire wire = opened("/events", "ann");
        wire.send("{\"type\":\"say\",\"data\":{\"text\":\"last\"}}");
        wire.drop();
        server.run();
        assertThat(recorded).containsExactly("connected ann", "last", "disconnected ann: transport close");
        assertThat(reports.lines())
                .filteredOn(line -> !line.startsWith("event"))
                .containsExactly("connected /stream", "disconnected /stream transport close");
    }

    @Test
    void oneThatGoesBeforeItHasEnteredNeverWas() {
        Wire wire = open("/events", "ann");
        wire.send("{\"type\":\"say\",\"data\":{\"text\":\"hi\"}}");
        wire.drop();
        server.run();
        assertThat(stream.sockets()).isEmpty();
        assertThat(stream.rooms()).isEmpty();
    }

    @Test
    void oneThatDoesNotReadIsClosed() {
        Wire wire = opened("/feed", "ann");
        for (int i = 0; i < 3; i++) {
            stream.emit(Talk.SAID, new Said("x".repeat(50_000)));
        }
        assertThat(wire.closeFrame()).isEqualTo("1008");
        assertThat(recorded).containsExactly("connected ann", "disconnected ann: slow client");
    }

    @Test
    void aServerThatClosesSaysThatItGoesAway() {
        Wire wire = opened("/events", "ann");
        CompletableFuture<Void> closed = server.closeGracefully(Duration.ofSeconds(10));
        server.advance(Duration.ofSeconds(1));
        assertThat(wire.closeFrame()).isEqualTo("1001");
        server.advance(Duration.ofSeconds(9));
        assertThat(closed).isDone();
        assertThat(recorded).containsExactly("connected ann", "disconnected ann: server shutting down");
    }
}
