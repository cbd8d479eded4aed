package dev.parlance.internal.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.MemoryLimits;
import dev.parlance.ParlanceServer;
import dev.parlance.socket.ConnectRefusedException;
import dev.parlance.socket.Guest;
import dev.parlance.testkit.TestServer;
import dev.parlance.testkit.Wire;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What one connection may ask for in its CONNECTs is bounded, and what is too much is refused. */
class ConnectBoundsTest {
    @AutoClose
    private final TestServer server = TestServer.create(ParlanceServer.builder()
            .memoryLimits(MemoryLimits.DEFAULT
                    .withNamespaces(5)
                    .withPendingSignInsPerConnection(3)
                    .withPendingSignIns(4)
                    .withCredentials(4_000))
            .options());

    private final CompletableFuture<Void> gate = new CompletableFuture<>();
    private final List<String> asked = new ArrayList<>();

    @Test
    void aConnectionIsInABoundedNumberOfNamespaces() {
        rooms();
        Wire wire = server.wire();
        for (int i = 0; i < 5; i++) {
            assertThat(wire.send("0/room-" + i + ",").received())
                    .singleElement()
                    .asString()
                    .startsWith("0/room-");
        }
        assertThat(wire.send("0/room-5,").received())
                .containsExactly("4/room-5,{\"message\":\"too many namespaces\",\"data\":"
                        + "{\"code\":\"rate-limited\",\"message\":\"too many namespaces\"}}");
        assertThat(server.namespaces()).hasSize(5);
        assertThat(wire.send("1/room-0,").send("0/room-5,").received())
                .singleElement()
                .asString()
                .startsWith("0/room-5,{\"sid\":");
    }

    @Test
    void aBoundedNumberOfConnectsOfOneConnectionIsUndecided() {
        slow();
        Wire wire = server.wire();
        for (int i = 0; i < 4; i++) {
            wire.send("0/slow-" + i + ",");
        }
        assertThat(wire.received())
                .containsExactly("4/slow-3,{\"message\":\"too many pending connects\",\"data\":"
                        + "{\"code\":\"rate-limited\",\"message\":\"too many pending connects\"}}");
        gate.complete(null);
        server.advance(Duration.ofSeconds(1));
        assertThat(wire.received()).hasSize(3);
        assertThat(wire.send("0/slow-3,").received()).singleElement().asString().startsWith("0/slow-3,{\"sid\":");
    }

    @Test
    void oneThatIsTakenBackCountsAsLongAsItIsBeingDecided() {
        slow();
        Wire wire = server.wire();
        for (int i = 0; i < 4; i++) {
            wire.send("0/slow-" + i + ",");
            server.advance(Duration.ofSeconds(1));
            wire.send("1/slow-" + i + ",");
        }
        assertThat(asked).hasSize(3);
        gate.complete(null);
    }

    @Test
    void aBoundedNumberOfConnectsOfAllConnectionsIsUndecided() {
        slow();
        List<Wire> wires = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            Wire wire = server.wire().send("0/slow-" + i + ",");
            server.run();
            wires.add(wire);
        }
        assertThat(wires.get(4).received())
                .containsExactly("4/slow-4,{\"message\":\"too many pending connects\",\"data\":"
                        + "{\"code\":\"unavailable\",\"message\":\"too many pending connects\"}}");
        gate.complete(null);
        wires.subList(0, 4)
                .forEach(wire ->
                        assertThat(wire.received()).singleElement().asString().startsWith("0/slow-"));
    }

    @Test
    void theCredentialsOfAConnectionAreBoundedAndMoreSoBeforeItHasSignedIn() {
        rooms();
        Wire wire = server.wire();
        String large = "{\"token\":\"" + "x".repeat(1_500) + "\"}";
        assertThat(wire.send("0/room-0," + large).received())
                .containsExactly("4/room-0,{\"message\":\"too large credentials\",\"data\":"
                        + "{\"code\":\"validation-failed\",\"message\":\"too large credentials\"}}");
        assertThat(wire.send("0/room-0,").received()).singleElement().asString().startsWith("0/room-0,");
        assertThat(wire.send("0/room-1," + large).received())
                .singleElement()
                .asString()
                .startsWith("0/room-1,");
        assertThat(wire.send("0/room-2," + large).received())
                .singleElement()
                .asString()
                .startsWith("0/room-2,");
        assertThat(wire.send("0/room-3," + large).received())
                .singleElement()
                .asString()
                .startsWith("4/room-3,");
        assertThat(wire.send("1/room-1,").send("0/room-3," + large).received())
                .singleElement()
                .asString()
                .startsWith("0/room-3,");
    }

    @Test
    void aNamespaceIsNotKeptForThoseWhoWereRefused() {
        server.parentNamespace(Pattern.compile("/kept-\\d+"))
                .keepEmpty()
                .onCreated((namespace, match) -> namespace.use(socket -> {
                    if (socket.handshake().auth() == null) {
                        throw new ConnectRefusedException("no");
                    }
                }))
                .build();
        Wire wire = server.wire();
        for (int i = 0; i < 20; i++) {
            assertThat(wire.send("0/kept-" + i + ",").received()).hasSize(1);
        }
        assertThat(server.namespaces()).isEmpty();
        assertThat(wire.send("0/kept-1,{\"a\":1}").received()).hasSize(1);
        wire.send("1/kept-1,");
        server.run();
        assertThat(server.namespaces()).hasSize(1);
    }

    @Test
    void attachmentsForANamespaceThatIsNotConnectedAreNotWaitedFor() {
        rooms();
        assertThat(server.wire()
                        .send("51-/room-0,[\"x\",{\"_placeholder\":true,\"num\":0}]")
                        .closeReason())
                .isEqualTo("parse error");
    }

    private void rooms() {
        server.parentNamespace(Pattern.compile("/room-\\d+")).build();
    }

    private void slow() {
        server.parentNamespace(Pattern.compile("/slow-\\d+"))
                .authenticator(handshake -> {
                    asked.add(handshake.namespace());
                    gate.join();
                    return new Guest(handshake.namespace());
                })
                .build();
    }
}
