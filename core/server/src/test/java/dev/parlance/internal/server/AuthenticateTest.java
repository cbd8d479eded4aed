package dev.parlance.internal.server;

import static dev.parlance.internal.server.AdmissionFixture.CONF;
import static dev.parlance.internal.server.AdmissionFixture.LOGIN;
import static dev.parlance.internal.server.AdmissionFixture.WELCOME;
import static dev.parlance.internal.server.AdmissionFixture.connect;
import static dev.parlance.internal.server.AdmissionFixture.login;
import static dev.parlance.internal.server.AdmissionFixture.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.parlance.event.RefusedException;
import dev.parlance.internal.server.AdmissionFixture.Welcome;
import dev.parlance.internal.server.Talk.Account;
import dev.parlance.internal.server.Talk.Said;
import dev.parlance.socket.Admission;
import dev.parlance.socket.ConnectRefusedException;
import dev.parlance.socket.Guest;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Socket;
import dev.parlance.testkit.TestServer;
import dev.parlance.testkit.Wire;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Each way in which a client may fail to sign in, or try it again. */
class AuthenticateTest {
    private static final Account ANN = new Account("ann");

    @AutoClose
    private final TestServer server = TestServer.create();

    private final Namespace<Account> namespace = AdmissionFixture.namespace(server);
    private final List<Socket<Account>> sockets = new ArrayList<>();

    private void handle() {
        namespace.handle(LOGIN, (socket, login) -> {
            sockets.add(socket);
            socket.authenticate(new Account(login.token()));
            return new Welcome(login.token());
        });
    }

    private CompletableFuture<Welcome> handleLater() {
        CompletableFuture<Welcome> verified = new CompletableFuture<>();
        namespace.handleAsync(LOGIN, (socket, login) -> {
            sockets.add(socket);
            return verified.thenApply(welcome -> {
                socket.authenticate(new Account(welcome.name()));
                return welcome;
            });
        });
        return verified;
    }

    @Test
    void aSecondSignInIsRefusedAndChangesNothing() {
        handle();
        Wire wire = connect(server).send(login("ann"));
        assertThat(wire.received()).containsExactly(WELCOME);
        wire.send(login("bob"));
        assertThat(wire.received())
                .containsExactly(refused("conflict", "the socket is authenticated already", "login"));
        assertThat(sockets.get(0).user()).isEqualTo(ANN);
    }

    @Test
    void oneThatComesBeforeTheAnswerIsRefusedAndCallsNobody() {
        handle();
        Wire wire = connect(server).send(login("ann")).send(login("bob"));
        assertThat(wire.received())
                .containsExactlyInAnyOrder(
                        WELCOME, refused("conflict", "the socket is authenticated already", "login"));
        assertThat(sockets).hasSize(1);
    }

    @Test
    void oneThatComesWhileAnotherIsVerifiedIsRefusedAndCallsNobody() {
        CompletableFuture<Welcome> verified = handleLater();
        Wire wire = connect(server).send(login("ann"));
        server.run();
        wire.send(login("bob"));
        assertThat(wire.received())
                .containsExactly(refused("conflict", "the event before it is not answered yet", "login"));
        verified.complete(new Welcome("ann"));
        assertThat(wire.received()).containsExactly(WELCOME);
        assertThat(sockets).hasSize(1);
        assertThat(namespace.sockets()).containsExactlyElementsOf(sockets);
    }

    @Test
    void ofTwoThreadsOneAuthenticatesIt() {
        CompletableFuture<Void> checking = new CompletableFuture<>();
        CompletableFuture<Void> gate = new CompletableFuture<>();
        namespace.use(socket -> {
            checking.complete(null);
            gate.join();
        });
        handle();
        Wire wire = connect(server).send(login("ann"));
        server.run();
        assertThat(checking).isDone();
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> sockets.get(0).authenticate(new Account("bob")))
                .withMessage("conflict: the socket is authenticated already");
        gate.complete(null);
        assertThat(wire.received()).containsExactly(WELCOME);
        assertThat(sockets.get(0).user()).isEqualTo(ANN);
    }

    @Test
    void aRefusalAfterwardsTakesItBack() {
        namespace.handle(LOGIN, (socket, login) -> {
            sockets.add(socket);
            socket.authenticate(ANN);
            if (sockets.size() == 1) {
                throw RefusedException.permissionDenied("on second thoughts");
            }
            return new Welcome("ann");
        });
        Wire wire = connect(server).send(login("ann"));
        assertThat(wire.received()).containsExactly(refused("permission-denied", "on second thoughts", "login"));
        assertThat(sockets.get(0).isAuthenticated()).isFalse();
        assertThat(namespace.sockets()).isEmpty();
        wire.send(login("ann"));
        assertThat(wire.received()).containsExactly(WELCOME);
    }

    @Test
    void whatIsNotAnsweredInTimeAuthenticatesNobody() {
        namespace.handle(LOGIN, (socket, login) -> {
            sockets.add(socket);
            socket.authenticate(ANN);
            new CompletableFuture<Void>().get();
            return new Welcome("never");
        });
        namespace.onConnect(socket -> socket.emit(Talk.SAID, new Said("never")));
        Wire wire = connect(server).send(login("ann"));
        server.run();
        server.advance(Duration.ofSeconds(29));
        assertThat(wire.received()).isEmpty();
        assertThat(namespace.sockets()).isEmpty();
        wire.drop();
        server.advance(Duration.ofSeconds(60));
        assertThat(namespace.sockets()).isEmpty();
    }

    @Test
    void aRefusedTokenEndsTheConnectionAfterTheAnswer() {
        namespace.handle(LOGIN, (socket, login) -> {
            throw new RefusedException("unauthorized", "no such token").thenDisconnectClient();
        });
        Wire wire = connect(server).send(login("eve"));
        assertThat(wire.received()).containsExactly(refused("unauthorized", "no such token", "login"), "1/m,");
        assertThat(wire.closeReason()).isEqualTo("forced close");
    }

    @Test
    void aMiddlewareRefusesIt() {
        handle();
        namespace.use(socket -> {
            if (socket.user().id().equals("eve")) {
                throw new ConnectRefusedException("banned");
            } else if (socket.user().id().equals("mallory")) {
                throw RefusedException.permissionDenied("not today");
            } else if (socket.user().id().equals("broken")) {
                throw new IOException("secret");
            }
        });
        Wire wire = connect(server).send(login("eve")).send("2/m,1[\"say\",{\"text\":\"a\"}]");
        assertThat(wire.received())
                .containsExactly(
                        refused("unauthorized", "banned", "login"), refused("unauthorized", "not signed in", "say"));
        wire.send(login("mallory"));
        assertThat(wire.received()).containsExactly(refused("permission-denied", "not today", "login"));
        wire.send(login("broken"));
        assertThat(wire.received())
                .containsExactly(refused("server-error", "the server failed to handle this event", "login"));
        assertThat(sockets.get(0).isAuthenticated()).isFalse();
        wire.send(login("ann"));
        assertThat(wire.received()).containsExactly(WELCOME);
    }

    @Test
    void afterItHasDisconnectedItIsRefused() {
        CompletableFuture<Welcome> verified = handleLater();
        Wire wire = connect(server).send(login("ann"));
        server.run();
        wire.drop();
        server.run();
        verified.complete(new Welcome("ann"));
        server.run();
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> sockets.get(0).authenticate(ANN))
                .withMessage("conflict: the socket has disconnected");
        assertThat(namespace.sockets()).isEmpty();
    }

    @Test
    void outsideOfItsEventsItEntersAtOnce() {
        namespace.on(CONF, (socket, conf) -> sockets.add(socket));
        namespace.onConnect(
                socket -> socket.emit(Talk.SAID, new Said(socket.user().id())));
        Wire wire = connect(server).send("2/m,1[\"conf\",{\"encoding\":\"x\"}]");
        assertThat(wire.received()).containsExactly("3/m,1[{\"ok\":true}]");
        sockets.get(0).authenticate(ANN);
        assertThat(wire.received()).containsExactly("2/m,[\"said\",{\"text\":\"ann\"}]");
        assertThat(namespace.toUsers("ann").fetchSockets().join()).hasSize(1);
    }

    @Test
    void anUntypedHandlerCanSignItInToo() {
        Namespace<Account> untyped = server.namespaceBuilder("/u")
                .admission(Admission.<Account>by(LOGIN))
                .build();
        untyped.untyped().on("login", (socket, arguments, ack) -> {
            socket.authenticate(ANN);
            ack.send("welcome");
        });
        untyped.onConnect(socket -> socket.emit(Talk.SAID, new Said("hello")));
        Wire wire = server.wire().send("0/u,");
        assertThat(wire.received()).hasSize(1);
        wire.send("2/u,1[\"login\"]");
        assertThat(wire.received()).containsExactly("3/u,1[\"welcome\"]", "2/u,[\"said\",{\"text\":\"hello\"}]");
        Wire withoutAck = server.wire().send("0/u,");
        assertThat(withoutAck.received()).hasSize(1);
        withoutAck.send("2/u,[\"login\"]");
        assertThat(withoutAck.received()).containsExactly("2/u,[\"said\",{\"text\":\"hello\"}]");
    }

    @Test
    void onANamespaceWithoutAnAdmissionItIsAFault() {
        Namespace<Guest> root = server.namespace("/");
        server.wire().send("0").received();
        Socket<Guest> socket = root.sockets().iterator().next();
        assertThat(socket.isAuthenticated()).isTrue();
        assertThatIllegalStateException()
                .isThrownBy(() -> socket.authenticate(new Guest("x")))
                .withMessage("namespace / has no admission: its sockets have their users from CONNECT");
    }

    @Test
    void aUserWithoutAnIdIsAFault() {
        namespace.on(CONF, (socket, conf) -> sockets.add(socket));
        connect(server).send("2/m,[\"conf\",{\"encoding\":\"x\"}]");
        server.run();
        assertThatIllegalStateException()
                .isThrownBy(() -> sockets.get(0).authenticate(new Account("")))
                .withMessage("a user's id is empty");
        assertThat(sockets.get(0).isAuthenticated()).isFalse();
    }
}
