package dev.parlance.internal.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.TransportPoint;
import dev.parlance.internal.server.Talk.Account;
import dev.parlance.socket.Admission;
import dev.parlance.testkit.TestServer;
import dev.parlance.testkit.Wire;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** A connection without any namespace is closed after the connect timeout, 45 seconds. */
class ConnectTimeoutTest {
    private static final Duration ALMOST = Duration.ofSeconds(44);
    private static final Duration SECOND = Duration.ofSeconds(1);

    @AutoClose
    private final TestServer server = TestServer.create();

    @Test
    @TransportPoint(14)
    void aConnectionWithoutConnectIsClosedAfterTheConnectTimeout() {
        Wire wire = server.wire();
        server.advance(ALMOST);
        assertThat(wire.closeReason()).isNull();
        server.advance(SECOND);
        assertThat(wire.closeReason()).isEqualTo("forced close");
    }

    @Test
    @TransportPoint(14)
    void aConnectionWithANamespaceIsKept() {
        server.namespace("/");
        Wire wire = server.wire().send("0");
        server.advance(Duration.ofDays(1));
        assertThat(wire.closeReason()).isNull();
    }

    @Test
    @TransportPoint(14)
    void aClientThatLeavesItsLastNamespaceIsClosedAfterTheConnectTimeout() {
        server.namespace("/");
        server.namespace("/chat");
        Wire wire = server.wire().send("0").send("0/chat,");
        server.advance(SECOND);
        wire.send("1");
        server.advance(Duration.ofDays(1));
        assertThat(wire.closeReason()).isNull();
        wire.send("1/chat,");
        server.advance(ALMOST);
        assertThat(wire.closeReason()).isNull();
        server.advance(SECOND);
        assertThat(wire.closeReason()).isEqualTo("forced close");
    }

    @Test
    @TransportPoint({7, 14})
    void aClientThatIsDisconnectedFromItsLastNamespaceIsClosedAfterTheConnectTimeout() {
        server.namespace("/").onConnect(socket -> socket.disconnect());
        Wire wire = server.wire().send("0");
        server.advance(Duration.ofSeconds(45));
        assertThat(wire.closeReason()).isEqualTo("forced close");
    }

    @Test
    void aClientThatIsToSignInHasTheTimeThatItsAdmissionGives() {
        Wire wire = connectToSignIn();
        server.advance(Duration.ofSeconds(59));
        assertThat(wire.closeReason()).isNull();
        server.advance(SECOND);
        assertThat(wire.closeReason()).isEqualTo("forced close");
    }

    @Test
    void aClientThatLeavesWithoutHavingSignedInIsClosedAfterTheConnectTimeout() {
        Wire wire = connectToSignIn();
        server.advance(SECOND);
        wire.send("1/m,");
        server.advance(ALMOST);
        assertThat(wire.closeReason()).isNull();
        server.advance(SECOND);
        assertThat(wire.closeReason()).isEqualTo("forced close");
    }

    private Wire connectToSignIn() {
        server.namespaceBuilder("/m")
                .admission(Admission.<Account>by(AdmissionFixture.LOGIN, AdmissionFixture.CONF)
                        .within(Duration.ofSeconds(60)))
                .build();
        return AdmissionFixture.connect(server);
    }

    @Test
    void aClientThatWasRefusedIsClosedAfterTheConnectTimeout() {
        Wire wire = server.wire().send("0/nowhere,");
        server.advance(ALMOST);
        assertThat(wire.closeReason()).isNull();
        server.advance(SECOND);
        assertThat(wire.closeReason()).isEqualTo("forced close");
    }

    @Test
    void refusedConnectsKeepNoConnectionOpen() {
        Wire wire = server.wire();
        for (int i = 0; i < 4; i++) {
            wire.send("0/nowhere,");
            server.advance(Duration.ofSeconds(11));
        }
        assertThat(wire.closeReason()).isNull();
        server.advance(SECOND);
        assertThat(wire.closeReason()).isEqualTo("forced close");
    }

    @Test
    void aConnectThatIsNotDecidedKeepsNoConnectionOpen() {
        CompletableFuture<Void> gate = new CompletableFuture<>();
        server.namespace("/slow").use(socket -> gate.join());
        Wire wire = server.wire();
        server.advance(Duration.ofSeconds(20));
        wire.send("0/slow,");
        server.advance(Duration.ofSeconds(24));
        assertThat(wire.closeReason()).isNull();
        server.advance(SECOND);
        assertThat(wire.closeReason()).isEqualTo("forced close");
        gate.complete(null);
    }
}
