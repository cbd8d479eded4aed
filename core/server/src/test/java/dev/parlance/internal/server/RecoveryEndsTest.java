package dev.parlance.internal.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.ParlanceServer;
import dev.parlance.RecoveryOptions;
import dev.parlance.socket.Authentication;
import dev.parlance.socket.BearerAuthenticator;
import dev.parlance.socket.Cap;
import dev.parlance.socket.Guest;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.RateLimits;
import dev.parlance.socket.Revocation;
import dev.parlance.testkit.TestServer;
import dev.parlance.testkit.Wire;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Sessions of other namespaces than the usual, and how they end. */
class RecoveryEndsTest {
    @AutoClose
    private final TestServer server = TestServer.create(ParlanceServer.builder()
            .recovery(RecoveryOptions.DEFAULT)
            .rateLimits(RateLimits.NONE.withConnectionsPerUser(Cap.of(1)))
            .options());

    private final List<String> recorded = new ArrayList<>();

    private static String field(String name, Object packet) {
        return packet.toString().replaceAll(".*\"" + name + "\":\"([^\"]*)\".*", "$1");
    }

    private void record(Namespace<?> namespace) {
        namespace.onSessionEnd(session -> recorded.add(session.user().id() + " " + session.reason()));
    }

    @Test
    void aGuestStaysTheSame() {
        Namespace<Guest> root = server.namespace("/");
        Wire wire = server.wire().send("0");
        String answer = wire.received().get(0).toString();
        String guest = root.socket(field("sid", answer)).user().id();
        wire.drop();
        root.toUsers(guest).untyped().emit("missed");
        Wire back = server.wire().send("0{\"pid\":\"" + field("pid", answer) + "\"}");
        assertThat(back.received()).hasSize(2);
        assertThat(root.socket(field("sid", answer)).user().id()).isEqualTo(guest);
        root.toUsers(guest).untyped().emit("live");
        assertThat(back.received()).hasSize(1);
    }

    @Test
    void eachNamespaceOfAConnectionHasASessionOfItsOwn() {
        server.namespace("/");
        Namespace<Guest> news = server.namespace("/news");
        Wire wire = server.wire().send("0").send("0/news,");
        List<Object> answers = List.copyOf(wire.received());
        wire.drop();
        news.untyped().emit("missed");
        Wire back = server.wire()
                .send("0/news,{\"pid\":\"" + field("pid", answers.get(1)) + "\"}")
                .send("0{\"pid\":\"" + field("pid", answers.get(1)) + "\"}");
        assertThat(back.received())
                .satisfiesExactly(
                        packet -> assertThat(packet.toString()).contains(field("sid", answers.get(1))),
                        packet -> assertThat(packet.toString()).startsWith("2/news,[\"missed\""),
                        packet -> assertThat(field("pid", packet)).isNotEqualTo(field("pid", answers.get(1))));
    }

    @Test
    void aNamespaceThatWasMadeOnDemandStaysWhileAClientIsAway() {
        server.parentNamespace(Pattern.compile("/room-[a-z]+")).build();
        server.onNamespace(child -> child.onClose(() -> recorded.add("closed " + child.name())));
        Wire wire = server.wire().send("0/room-a,");
        String pid = field("pid", wire.received().get(0));
        wire.drop();
        server.run();
        assertThat(recorded).isEmpty();
        Wire back = server.wire().send("0/room-a,{\"pid\":\"" + pid + "\"}");
        assertThat(field("pid", back.received().get(0))).isEqualTo(pid);
        back.drop();
        server.advance(Duration.ofSeconds(121));
        assertThat(recorded).containsExactly("closed /room-a");
    }

    @Test
    void aUserWithOneConnectionAtMostTakesItsOwnOver() {
        Namespace<RecoveryFixture.Account> root = server.namespace(
                "/",
                handshake -> new RecoveryFixture.Account(
                        handshake.auth(Talk.Credentials.class).token()));
        Wire wire = server.wire().send("0{\"token\":\"ana\"}");
        String pid = field("pid", wire.received().get(0));
        assertThat(server.wire().send("0{\"token\":\"ana\"}").received().get(0).toString())
                .startsWith("4");
        Wire back = server.wire().send("0{\"token\":\"ana\",\"pid\":\"" + pid + "\"}");
        assertThat(field("pid", back.received().get(0))).isEqualTo(pid);
        assertThat(root.sockets()).hasSize(1);
    }

    @Test
    void revokedCredentialsReviveNoSession() {
        Namespace<RecoveryFixture.Account> root = server.namespace(
                "/",
                handshake -> new RecoveryFixture.Account(
                        handshake.auth(Talk.Credentials.class).token()));
        record(root);
        Wire wire = server.wire().send("0{\"token\":\"ana\"}");
        String pid = field("pid", wire.received().get(0));
        wire.drop();
        server.advance(Duration.ofSeconds(1));
        server.revocations().revoke(Revocation.ofUser("ana"));
        server.advance(Duration.ofSeconds(1));
        assertThat(recorded).containsExactly("ana CREDENTIALS");
        Wire back = server.wire().send("0{\"token\":\"ana\",\"pid\":\"" + pid + "\"}");
        assertThat(field("pid", back.received().get(0))).isNotEqualTo(pid);
    }

    @Test
    void credentialsThatHaveExpiredMeanwhileReviveNoSessionThoughNewOnesAreValid() {
        Namespace<RecoveryFixture.Account> root = server.namespace(
                "/",
                BearerAuthenticator.of(token -> Authentication.of(new RecoveryFixture.Account(token))
                        .until(server.now().plusSeconds(60))));
        record(root);
        Wire wire = server.wire().send("0{\"token\":\"ana\"}");
        String pid = field("pid", wire.received().get(0));
        wire.drop();
        server.advance(Duration.ofSeconds(59));
        Wire inTime = server.wire().send("0{\"token\":\"ana\",\"pid\":\"" + pid + "\"}");
        assertThat(field("pid", inTime.received().get(0))).isEqualTo(pid);
        inTime.drop();
        server.advance(Duration.ofSeconds(61));
        Wire late = server.wire().send("0{\"token\":\"ana\",\"pid\":\"" + pid + "\"}");
        assertThat(field("pid", late.received().get(0))).isNotEqualTo(pid);
        server.run();
        assertThat(recorded).containsExactly("ana CREDENTIALS");
    }

    @Test
    void sessionsEndWithTheServer() {
        Namespace<RecoveryFixture.Account> root = server.namespace(
                "/",
                handshake -> new RecoveryFixture.Account(
                        handshake.auth(Talk.Credentials.class).token()));
        record(root);
        server.wire().send("0{\"token\":\"ana\"}");
        Wire wire = server.wire().send("0{\"token\":\"bob\"}");
        server.run();
        wire.drop();
        server.run();
        var closed = server.closeGracefully(Duration.ofSeconds(1));
        server.advance(Duration.ofSeconds(2));
        assertThat(closed).isDone();
        assertThat(recorded).containsExactlyInAnyOrder("ana DISCONNECTED", "bob NAMESPACE_CLOSED");
    }

    @Test
    void whereNothingIsRecoveredASessionEndsWithItsSocket() {
        try (TestServer off = TestServer.create()) {
            Namespace<Guest> root = off.namespace("/");
            record(root);
            Wire wire = off.wire().send("0");
            assertThat(wire.received().get(0).toString()).doesNotContain("pid");
            root.untyped().emit("news", 1);
            assertThat(wire.received()).containsExactly("2[\"news\",1]");
            wire.drop();
            off.run();
            assertThat(recorded).singleElement().asString().endsWith(" DISCONNECTED");
        }
    }
}
