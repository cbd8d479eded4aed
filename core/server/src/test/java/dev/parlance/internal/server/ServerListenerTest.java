package dev.parlance.internal.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parlance.ParlanceServer;
import dev.parlance.event.RefusedException;
import dev.parlance.http.Headers;
import dev.parlance.http.HttpResponse;
import dev.parlance.http.Query;
import dev.parlance.http.RequestRefusedException;
import dev.parlance.internal.engine.Incident;
import dev.parlance.internal.server.Talk.Account;
import dev.parlance.internal.server.Talk.Credentials;
import dev.parlance.internal.server.report.ServerReports;
import dev.parlance.socket.ConnectRefusedException;
import dev.parlance.socket.Guest;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.ServerListener;
import dev.parlance.socket.Socket;
import dev.parlance.testkit.TestServer;
import dev.parlance.testkit.Wire;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.event.Level;

/** What an application's listener sees of a server. */
class ServerListenerTest {
    private final RecordingServerListener seen = new RecordingServerListener();

    @AutoClose
    private final TestServer server = TestServer.create(ParlanceServer.builder()
            .listener(seen)
            .handshakeHook(request -> {
                if (request.query().first("closed") != null) {
                    throw new RequestRefusedException(HttpResponse.of(503));
                }
                return Headers.NONE;
            })
            .options());

    private final Namespace<Guest> root = server.namespace("/");

    private Wire connected() {
        Wire wire = server.wire().send("0");
        assertThat(wire.received()).hasSize(1);
        assertThat(seen.lines()).containsExactly("connected /");
        return wire;
    }

    private void send(Wire wire, String packet) {
        wire.send(packet);
        server.run();
    }

    @Test
    void socketsThatComeAndGo() {
        Wire wire = connected();
        wire.drop();
        server.run();
        assertThat(seen.lines()).containsExactly("disconnected / transport close");
    }

    @Test
    void aSocketConnectsBeforeItsListenersAndEndsAfterItsEvents() {
        CompletableFuture<Void> gate = new CompletableFuture<>();
        root.onConnect(socket -> gate.join());
        root.on(Talk.SAY, (socket, say) -> {});
        Wire wire = connected();
        send(wire, "2[\"say\",{\"text\":\"hi\"}]");
        wire.drop();
        server.run();
        assertThat(seen.lines()).isEmpty();
        gate.complete(null);
        server.run();
        assertThat(seen.lines()).containsExactly("event / say null 0", "disconnected / transport close");
    }

    @Test
    void refusedConnections() {
        server.namespace("/accounts", handshake -> {
            switch (handshake.auth(Credentials.class).token()) {
                case "no" -> throw new ConnectRefusedException("the secret no is wrong");
                case "code" -> throw new RefusedException("unauthorized", "the secret code is wrong");
                case "fail" -> throw new AssertionError("the secret fail is wrong");
                default -> new CountDownLatch(1).await();
            }
            return new Account("ann");
        });
        Wire wire = server.wire();
        send(wire, "0/nowhere\nERROR forged,");
        assertThat(seen.lines())
                .containsExactly(
                        "refused UNKNOWN_NAMESPACE 127.0.0.1 /nowhere\\u{a}ERROR forged no namespace has that name");
        send(wire, "0/accounts,{\"token\":\"no\"}");
        assertThat(seen.lines()).containsExactly("refused SIGN_IN 127.0.0.1 /accounts by the application");
        send(wire, "0/accounts,{\"token\":\"code\"}");
        assertThat(seen.lines()).containsExactly("refused SIGN_IN 127.0.0.1 /accounts unauthorized");
        send(wire, "0/accounts,{}");
        assertThat(seen.lines()).containsExactly("refused SIGN_IN 127.0.0.1 /accounts validation-failed");
        try (CapturedLog log = new CapturedLog()) {
            send(wire, "0/accounts,{\"token\":\"fail\"}");
            assertThat(seen.lines())
                    .containsExactly(
                            "failed sign-in null null AssertionError",
                            "refused SIGN_IN_FAILED 127.0.0.1 /accounts the application failed");
            send(wire, "0/accounts,{\"token\":\"hang\"}");
            server.advance(Duration.ofSeconds(30));
            assertThat(seen.lines())
                    .containsExactly(
                            "refused SIGN_IN_TIMEOUT 127.0.0.1 /accounts not decided by authenticator and"
                                    + " middlewares within handlerDeadline",
                            // Its deadline has interrupted it: the log shows where.
                            "failed sign-in null null InterruptedException");
            assertThat(log.messages()).hasSize(3);
        }
    }

    @Test
    void aHandshakeThatTheHookRefuses() {
        assertThatThrownBy(() -> server.wire(Headers.NONE, Query.parse("closed=1")))
                .isInstanceOf(RequestRefusedException.class);
        assertThat(seen.lines())
                .containsExactly("refused HANDSHAKE_HOOK 127.0.0.1 null the handshake hook answers 503");
    }

    @Test
    void connectionsThatTheServerCloses() {
        server.wire().send("9");
        assertThat(seen.lines())
                .singleElement()
                .asString()
                .startsWith("closed PROTOCOL_VIOLATION 127.0.0.1 null not Socket.IO");
        server.wire();
        server.advance(Duration.ofSeconds(45));
        assertThat(seen.lines())
                .containsExactly("closed CONNECT_TIMEOUT 127.0.0.1 null it is in no namespace; connectTimeout says how"
                        + " long it may be so");
    }

    @Test
    void handledEventsWithTheirDurations() {
        CompletableFuture<Talk.Answer> later = new CompletableFuture<>();
        root.on(Talk.SAY, (socket, say) -> {
            if (say.text().equals("bad")) {
                throw new RefusedException("conflict", "no");
            }
        });
        root.handleAsync(Talk.ASK, (socket, ask) -> later);
        root.untyped().once("plain", (socket, arguments, ack) -> {});
        Wire wire = connected();
        send(wire, "2[\"say\",{\"text\":\"hi\"}]");
        send(wire, "2[\"say\",{\"text\":\"bad\"}]");
        send(wire, "2[\"say\",{}]");
        send(wire, "2[\"whatever a client sends\"]");
        send(wire, "2[\"plain\"]");
        assertThat(seen.lines())
                .containsExactly(
                        "event / say null 0",
                        "event / say conflict 0",
                        "event / say validation-failed 0",
                        "event / null not-found 0",
                        "event / plain null 0");
        send(wire, "21[\"ask\",{\"question\":\"?\"}]");
        server.advance(Duration.ofMillis(20));
        assertThat(seen.lines()).isEmpty();
        later.complete(new Talk.Answer("!"));
        server.run();
        assertThat(seen.lines()).containsExactly("event / ask null 20");
    }

    @Test
    void eventsThatAreNotHandledInTimeAreReportedOnce() {
        CompletableFuture<Void> gate = new CompletableFuture<>();
        root.on(Talk.SAY, (socket, say) -> gate.join());
        root.handleAsync(Talk.ASK, (socket, ask) -> new CompletableFuture<>());
        Wire wire = connected();
        try (CapturedLog log = new CapturedLog()) {
            send(wire, "2[\"say\",{\"text\":\"hi\"}]");
            server.advance(Duration.ofSeconds(30));
            gate.complete(null);
            server.run();
            assertThat(seen.lines()).containsExactly("event / say timeout 30000");
            send(wire, "21[\"ask\",{\"question\":\"?\"}]");
            server.advance(Duration.ofSeconds(30));
            assertThat(seen.lines()).containsExactly("event / ask timeout 30000");
            assertThat(log.messages()).isNotEmpty();
        }
    }

    @Test
    void codeOfTheApplicationThatFails() {
        root.on(Talk.SAY, (socket, say) -> {
            throw new IllegalStateException("of the test");
        });
        root.onConnect(socket -> {
            throw new IllegalStateException("of the test");
        });
        root.onDisconnect((socket, reason) -> {
            throw new IllegalStateException("of the test");
        });
        root.untyped().onAny((socket, name, arguments) -> {
            throw new IllegalStateException("of the test");
        });
        server.http("/page", request -> {
            throw new IllegalStateException("of the test");
        });
        try (CapturedLog log = new CapturedLog()) {
            Wire wire = server.wire();
            send(wire, "0");
            send(wire, "2[\"say\",{\"text\":\"hi\"}]");
            wire.drop();
            server.run();
            server.beginRequest("GET", "/page", "");
            server.run();
            assertThat(log.messages()).hasSize(5);
        }
        assertThat(seen.lines())
                .containsExactly(
                        "connected /",
                        "failed connect listener / null IllegalStateException",
                        "failed catch-all listener / null IllegalStateException",
                        "failed handler / say IllegalStateException",
                        "event / say server-error 0",
                        "disconnected / transport close",
                        "failed disconnect listener / null IllegalStateException",
                        "failed HTTP handler null null IllegalStateException");
    }

    @Test
    void aNamespaceMadeOnDemandIsReportedByThePatternThatClientsCannotChange() {
        server.parentNamespace(Pattern.compile("/chat-[0-9]+"))
                .onCreated((chat, match) -> chat.on(Talk.SAY, (socket, say) -> {}))
                .build();
        Wire wire = server.wire();
        send(wire, "0/chat-1,");
        send(wire, "2/chat-1,[\"say\",{\"text\":\"hi\"}]");
        assertThat(seen.lines()).containsExactly("connected /chat-1", "event /chat-[0-9]+ say null 0");
    }

    @Test
    void closing() {
        assertThat(server.closeGracefully()).isNotNull();
        assertThat(seen.lines()).containsExactly("drain");
    }

    @Test
    void aListenerThatThrowsHarmsNobody() {
        ServerListener failing = new ServerListener() {
            @Override
            public void connected(Socket<?> socket) {
                throw new AssertionError("of the test");
            }
        };
        try (TestServer other = TestServer.create(ParlanceServer.builder()
                        .listener(failing)
                        .listener(seen)
                        .options());
                CapturedLog log = new CapturedLog()) {
            other.namespace("/");
            assertThat(other.wire().send("0").received()).containsExactly("0{\"sid\":\"socket-0000000000001\"}");
            assertThat(log.lines()).containsExactly("ERROR A server listener failed");
        }
        assertThat(seen.lines()).containsExactly("connected /");
    }

    @ParameterizedTest
    @CsvSource({
        "ORIGIN_REFUSED, refused ORIGIN, WARN",
        "REQUEST_REFUSED, refused REQUEST, DEBUG",
        "UPGRADE_REFUSED, refused UPGRADE, INFO",
        "TLS_FAILED, refused TLS, DEBUG",
        "PROTOCOL_VIOLATION, closed PROTOCOL_VIOLATION, DEBUG",
        "CONNECT_TIMEOUT, closed CONNECT_TIMEOUT, DEBUG",
        "SLOW_CLIENT, slow SLOW_CLIENT, INFO",
        "BUDGET_SPENT, budget BUDGET_SPENT, WARN",
    })
    void whatAnEngineReports(Incident.Kind kind, String reported, String level) {
        try (CapturedLog log = new CapturedLog(Level.DEBUG)) {
            new ServerReports(List.of(seen), new SteppedTimers())
                    .incident(new Incident(kind, "10.0.0.1", "a page\r\nERROR forged"));
            assertThat(seen.lines()).containsExactly(reported + " 10.0.0.1 null a page\\u{d}\\u{a}ERROR forged");
            assertThat(log.lines())
                    .singleElement()
                    .asString()
                    .startsWith(level + " A client at 10.0.0.1 was ")
                    .endsWith("): a page\\u{d}\\u{a}ERROR forged");
        }
    }

    @Test
    void aLimitThatAnEngineEnforces() {
        try (CapturedLog log = new CapturedLog(Level.DEBUG)) {
            new ServerReports(List.of(seen), new SteppedTimers())
                    .incident(new Incident(Incident.Kind.LIMIT_EXCEEDED, null, "65 attachments, maxAttachments is 64"));
            assertThat(seen.lines()).containsExactly("limit connection null enforced");
            assertThat(log.lines())
                    .containsExactly(
                            "WARN A client at an unknown address has exceeded a limit (connection): 65 attachments,"
                                    + " maxAttachments is 64");
        }
    }
}
