package dev.parlance.internal.server;

import static dev.parlance.internal.server.AdmissionFixture.CONF;
import static dev.parlance.internal.server.AdmissionFixture.LOGIN;
import static dev.parlance.internal.server.AdmissionFixture.WELCOME;
import static dev.parlance.internal.server.AdmissionFixture.connect;
import static dev.parlance.internal.server.AdmissionFixture.login;
import static dev.parlance.internal.server.AdmissionFixture.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.parlance.internal.server.AdmissionFixture.Login;
import dev.parlance.internal.server.AdmissionFixture.Welcome;
import dev.parlance.internal.server.Talk.Account;
import dev.parlance.internal.server.Talk.Said;
import dev.parlance.socket.Admission;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.RemoteSocket;
import dev.parlance.socket.Room;
import dev.parlance.socket.Socket;
import dev.parlance.testkit.TestClient;
import dev.parlance.testkit.TestServer;
import dev.parlance.testkit.Wire;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Clients that connect without credentials: what they are until they have signed in, and from then on. */
class AdmissionTest {
    @AutoClose
    private final TestServer server = TestServer.create(new Cluster());

    private final Namespace<Account> namespace = AdmissionFixture.signingIn(server);
    private final List<String> recorded = new ArrayList<>();

    private Wire ann() {
        Wire wire = connect(server).send(login("ann"));
        assertThat(wire.received()).containsExactly(WELCOME);
        return wire;
    }

    @Test
    void nothingComesToAClientThatHasNotSignedIn() {
        List<Socket<Account>> seen = new ArrayList<>();
        namespace.on(CONF, (socket, conf) -> {
            seen.add(socket);
            socket.join(Talk.RED);
            socket.emit(Talk.SAID, new Said("direct"));
            socket.asVolatile().emit(Talk.SAID, new Said("volatile"));
        });
        Wire guest = connect(server).send("2/m,[\"conf\",{\"encoding\":\"x\"}]");
        server.run();
        Socket<Account> socket = seen.get(0);
        namespace.emit(Talk.SAID, new Said("everyone"));
        namespace.to(Talk.RED, Room.named("blue")).emit(Talk.SAID, new Said("room"));
        namespace.toSockets(List.of(socket.id())).emit(Talk.SAID, new Said("id"));
        namespace.toUsers("ann").emit(Talk.SAID, new Said("user"));
        namespace.emitEach(List.of("ann"), Talk.SAID, Said::new);
        assertThat(guest.received()).isEmpty();
        assertThat(namespace.sockets()).isEmpty();
        assertThat(namespace.socket(socket.id())).isNull();
        assertThat(namespace.rooms()).isEmpty();
        assertThat(socket.rooms()).isEmpty();
        assertThat(namespace.fetchSockets().join()).isEmpty();
        assertThat(socket.isConnected()).isTrue();
        assertThat(socket.isAuthenticated()).isFalse();
        assertThatIllegalStateException()
                .isThrownBy(socket::user)
                .withMessage("the socket has no user until it is authenticated");
        guest.send(login("ann"));
        assertThat(guest.received()).containsExactly(WELCOME);
        assertThat(socket.rooms()).containsExactly(Talk.RED);
        Fence.nothingElseCame(namespace, guest);
    }

    @Test
    void otherEventsAreRefusedAndCallNobody() {
        namespace.on(Talk.SAY, (socket, say) -> recorded.add("say"));
        namespace.useEvents((socket, event) -> recorded.add("middleware"));
        namespace.untyped().onAny((socket, name, arguments) -> recorded.add("any"));
        Wire guest = connect(server)
                .send("2/m,1[\"say\",{\"text\":\"a\"}]")
                .send("2/m,[\"say\",{\"text\":\"b\"}]")
                .send("2/m,2[\"nobody knows this\"]");
        assertThat(guest.received())
                .containsExactly(
                        refused("unauthorized", "not signed in", "say"),
                        refused("unauthorized", "not signed in", "nobody knows this")
                                .replace("/m,1", "/m,2"));
        assertThat(recorded).isEmpty();
        guest.send(login("ann"));
        assertThat(guest.received()).containsExactly(WELCOME);
        guest.send("2/m,1[\"say\",{\"text\":\"c\"}]");
        assertThat(guest.received()).containsExactly("3/m,1[{\"ok\":true}]");
        assertThat(recorded).containsExactly("any", "middleware", "say");
    }

    @Test
    void theApplicationIsNotifiedOfAClientWhenItHasSignedIn() {
        namespace.use(socket -> recorded.add("middleware " + socket.user().id()));
        namespace.onConnect(socket -> recorded.add("connect " + socket.user().id()));
        namespace.onDisconnecting((socket, reason) -> recorded.add("disconnecting"));
        namespace.onDisconnect((socket, reason) -> recorded.add("disconnect"));
        connect(server).drop();
        server.run();
        assertThat(recorded).isEmpty();
        ann().drop();
        server.run();
        assertThat(recorded).containsExactly("middleware ann", "connect ann", "disconnecting", "disconnect");
    }

    @Test
    void theAnswerComesBeforeAnyEvent() {
        namespace.onConnect(socket -> {
            socket.emit(Talk.SAID, new Said("welcome"));
            namespace.emit(Talk.SAID, new Said("everyone"));
        });
        namespace.handle(Talk.ASK, (socket, ask) -> new Talk.Answer("a"));
        Wire wire = connect(server).send(login("ann"));
        assertThat(wire.received())
                .containsExactly(
                        WELCOME, "2/m,[\"said\",{\"text\":\"welcome\"}]", "2/m,[\"said\",{\"text\":\"everyone\"}]");
    }

    @Test
    void whatItSendsBeforeItHasTheAnswerIsRefused() {
        namespace.on(Talk.SAY, (socket, say) -> recorded.add(say.text()));
        Wire wire = connect(server).send(login("ann")).send("2/m,1[\"say\",{\"text\":\"early\"}]");
        assertThat(wire.received()).containsExactlyInAnyOrder(WELCOME, refused("unauthorized", "not signed in", "say"));
        assertThat(recorded).isEmpty();
    }

    @Test
    void connectListenersRunBeforeWhatItSendsThen() {
        CompletableFuture<Void> gate = new CompletableFuture<>();
        namespace.onConnect(socket -> {
            gate.join();
            recorded.add("connect");
        });
        namespace.on(Talk.SAY, (socket, say) -> recorded.add(say.text()));
        Wire wire = connect(server).send(login("ann"));
        assertThat(wire.received()).containsExactly(WELCOME);
        wire.send("2/m,[\"say\",{\"text\":\"a\"}]");
        server.run();
        assertThat(recorded).isEmpty();
        gate.complete(null);
        server.run();
        assertThat(recorded).containsExactly("connect", "a");
    }

    @Test
    void withItsUserItIsReachedByEveryAudience() {
        Wire phone = ann();
        Wire laptop = ann();
        namespace.toUsers("ann").emit(Talk.SAID, new Said("user"));
        namespace.emitEach(List.of("ann", "bob"), Talk.SAID, Said::new);
        String each = "2/m,[\"said\",{\"text\":\"ann\"}]";
        assertThat(phone.received()).containsExactly("2/m,[\"said\",{\"text\":\"user\"}]", each);
        assertThat(laptop.received()).containsExactly("2/m,[\"said\",{\"text\":\"user\"}]", each);
        namespace.on(Talk.SAY, (socket, say) -> socket.toOtherDevices().emit(Talk.SAID, new Said(say.text())));
        phone.send("2/m,[\"say\",{\"text\":\"other\"}]");
        assertThat(laptop.received()).containsExactly("2/m,[\"said\",{\"text\":\"other\"}]");
        Fence.nothingElseCame(namespace, phone, laptop);
        assertThat(namespace.fetchSockets().join())
                .extracting(RemoteSocket::userId)
                .containsExactly("ann", "ann");
    }

    @Test
    void otherServersKnowItByItsUser() {
        Cluster cluster = new Cluster();
        try (TestServer here = TestServer.create(cluster);
                TestServer there = TestServer.create(cluster)) {
            AdmissionFixture.signingIn(here);
            Namespace<Account> other = AdmissionFixture.signingIn(there);
            Wire guest = connect(here);
            assertThat(other.fetchSockets().join()).isEmpty();
            other.emit(Talk.SAID, new Said("everyone"));
            guest.send(login("ann"));
            assertThat(guest.received()).containsExactly(WELCOME);
            assertThat(other.fetchSockets().join())
                    .extracting(RemoteSocket::userId)
                    .containsExactly("ann");
            other.emitEach(List.of("ann"), Talk.SAID, Said::new);
            there.run();
            assertThat(guest.received()).containsExactly("2/m,[\"said\",{\"text\":\"ann\"}]");
        }
    }

    @Test
    void clientsOfTheTestKitSignInToo() {
        TestClient client = server.connect("/m");
        assertThat(client.request(LOGIN, new Login("ann"))).isEqualTo(new Welcome("ann"));
        namespace.toUsers("ann").emit(Talk.SAID, new Said("hello"));
        assertThat(client.expect(Talk.SAID)).isEqualTo(new Said("hello"));
    }

    @Test
    void anAdmissionSaysWhatIsWrongWithIt() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Admission.by())
                .withMessage("clients need at least one event to sign in by");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Admission.by(Talk.SAID))
                .withMessage("clients do not send said");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Admission.by(LOGIN).within(Duration.ZERO))
                .withMessage("the time for signing in must be positive: PT0S");
        assertThatIllegalStateException()
                .isThrownBy(() -> server.namespaceBuilder("/x")
                        .authenticator(handshake -> new Account("a"))
                        .admission(Admission.<Account>by(LOGIN)))
                .withMessage("namespace /x: either an authenticator or an admission");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> server.namespace("/m"))
                .withMessage("the namespace /m was made with an admission");
    }
}
