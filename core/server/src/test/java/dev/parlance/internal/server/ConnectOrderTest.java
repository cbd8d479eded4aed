package dev.parlance.internal.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.MemoryLimits;
import dev.parlance.ParlanceServer;
import dev.parlance.socket.ConnectRefusedException;
import dev.parlance.socket.RateLimits;
import dev.parlance.testkit.TestServer;
import dev.parlance.testkit.Wire;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Several CONNECTs of one connection. */
class ConnectOrderTest {
    private static final Duration MOMENT = Duration.ofMillis(10);

    @AutoClose
    private final TestServer server = TestServer.create(ParlanceServer.builder()
            .memoryLimits(MemoryLimits.DEFAULT.withNamespaces(2_000).withPendingSignInsPerConnection(2_000))
            .rateLimits(RateLimits.NONE)
            .options());

    private final CompletableFuture<Void> gate = new CompletableFuture<>();
    private final List<String> recorded = new ArrayList<>();

    private void namespaceThatWaits(String name) {
        server.namespace(name).use(socket -> gate.join());
    }

    @Test
    void oneThatWaitsHoldsTheOthersUpForAMomentOnly() {
        namespaceThatWaits("/slow");
        server.namespace("/a");
        server.namespace("/b");
        Wire wire = server.wire().send("0/slow,").send("0/a,").send("0/b,");
        assertThat(wire.received()).isEmpty();
        server.advance(MOMENT);
        assertThat(wire.received()).extracting(ConnectOrderTest::namespace).containsExactly("0/a", "0/b");
        gate.complete(null);
        assertThat(wire.received()).extracting(ConnectOrderTest::namespace).containsExactly("0/slow");
    }

    @Test
    void theMoreWaitTheShorterTheNextWaits() {
        Wire wire = server.wire();
        for (int i = 0; i < 40; i++) {
            namespaceThatWaits("/slow-" + i);
            wire.send("0/slow-" + i + ",");
        }
        server.namespace("/last");
        wire.send("0/last,");
        server.advance(Duration.ofMillis(60));
        assertThat(wire.received()).extracting(ConnectOrderTest::namespace).containsExactly("0/last");
        gate.complete(null);
        assertThat(wire.received()).hasSize(40);
    }

    @Test
    void refusalsHaveTheirPlaceInTheOrder() {
        server.namespace("/a");
        server.namespace("/no").use(socket -> {
            throw new ConnectRefusedException("no", null);
        });
        server.namespace("/b");
        Wire wire = server.wire().send("0/a,").send("0/no,").send("0/none,").send("0/b,");
        assertThat(wire.received())
                .extracting(ConnectOrderTest::namespace)
                .containsExactly("0/a", "4/no", "4/none", "0/b");
    }

    @Test
    void aConnectListenerThatWaitsHoldsUpNothing() {
        server.namespace("/a").onConnect(socket -> gate.join());
        server.namespace("/b");
        assertThat(server.wire().send("0/a,").send("0/b,").received())
                .extracting(ConnectOrderTest::namespace)
                .containsExactly("0/a", "0/b");
        gate.complete(null);
    }

    @Test
    void aClientThatLeavesBeforeItsTurnIsNotAdmitted() {
        namespaceThatWaits("/slow");
        server.namespace("/a").use(socket -> recorded.add("asked"));
        Wire wire = server.wire().send("0/slow,").send("0/a,").send("1/a,");
        server.advance(MOMENT);
        gate.complete(null);
        assertThat(wire.received()).extracting(ConnectOrderTest::namespace).containsExactly("0/slow");
        assertThat(recorded).isEmpty();
    }

    @Test
    void disconnectingTheClientRefusesConnectsUnderWay() {
        namespaceThatWaits("/slow");
        namespaceThatWaits("/slower");
        server.namespace("/a").untyped().on("bye", (socket, arguments, ack) -> socket.disconnectClient());
        Wire wire = server.wire().send("0/a,").send("0/slow,").send("0/slower,");
        assertThat(wire.received()).extracting(ConnectOrderTest::namespace).containsExactly("0/a");
        wire.send("2/a,[\"bye\"]");
        assertThat(wire.received())
                .containsExactlyInAnyOrder(
                        "4/slow,{\"message\":\"disconnected\"}", "4/slower,{\"message\":\"disconnected\"}", "1/a,");
        assertThat(wire.closeReason()).isEqualTo("forced close");
        gate.complete(null);
        server.run();
        assertThat(server.namespace("/slow").sockets()).isEmpty();
    }

    @Test
    void connectsThatWaitForTheirTurnCountInTheBacklog() {
        namespaceThatWaits("/slow");
        Wire wire = server.wire().send("0/slow,");
        server.run();
        for (int i = 0; i < 1_001; i++) {
            wire.send("0/none-" + i + ",");
        }
        assertThat(wire.isPaused()).isTrue();
        server.advance(MOMENT);
        assertThat(wire.isPaused()).isFalse();
        gate.complete(null);
    }

    private static String namespace(String packet) {
        return packet.substring(0, packet.indexOf(','));
    }
}
