package dev.parlance.internal.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.MemoryLimits;
import dev.parlance.ParlanceServer;
import dev.parlance.internal.server.Talk.Account;
import dev.parlance.internal.server.Talk.Said;
import dev.parlance.socket.Guest;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Room;
import dev.parlance.socket.ServerStatistics;
import dev.parlance.testkit.TestServer;
import dev.parlance.testkit.Wire;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What a server says of itself. */
class ServerStatisticsTest {
    @AutoClose
    private final TestServer server = TestServer.create();

    private final Namespace<Guest> root = server.namespace("/");

    private Wire connected(String packet) {
        Wire wire = server.wire().send(packet);
        assertThat(wire.received()).hasSize(1);
        return wire;
    }

    @Test
    void connectionsSocketsAndRoomsAreCountedAsTheyComeAndGo() {
        root.onConnect(socket -> socket.join(List.of(Talk.RED, Room.named("of " + socket.id()))));
        server.namespace("/other");
        assertThat(server.statistics().sockets()).isEqualTo(Map.of("/", 0, "/other", 0));
        Wire ann = connected("0");
        connected("0").send("0/other,");
        server.wire();
        server.run();
        ServerStatistics now = server.statistics();
        assertThat(now.connections()).isEqualTo(3);
        assertThat(now.sockets()).isEqualTo(Map.of("/", 2, "/other", 1));
        assertThat(now.rooms()).isEqualTo(Map.of("/", 3, "/other", 0));
        ann.drop();
        server.run();
        assertThat(server.statistics().connections()).isEqualTo(2);
        assertThat(server.statistics().sockets()).containsEntry("/", 1);
        assertThat(server.statistics().rooms()).containsEntry("/", 2);
        assertThat(now.connections()).isEqualTo(3);
    }

    @Test
    void signInsAndBlockingTasksThatRunAreSeen() {
        CompletableFuture<Void> gate = new CompletableFuture<>();
        server.namespace("/slow", handshake -> {
            gate.join();
            return new Account("ann");
        });
        root.blockingExecutor().named("message").execute(gate::join);
        server.wire().send("0/slow,");
        server.run();
        ServerStatistics now = server.statistics();
        assertThat(now.signIns()).hasToString("1 running, 0 waiting");
        assertThat(now.blocking()).containsOnlyKeys("blocking", "message");
        assertThat(now.blocking().get("message")).hasToString("1 running, 0 waiting");
        assertThat(now.blocking().get("blocking")).hasToString("0 running, 0 waiting");
        gate.complete(null);
        server.run();
        assertThat(server.statistics().signIns()).hasToString("0 running, 0 waiting");
        assertThat(server.statistics().blocking().get("message")).hasToString("0 running, 0 waiting");
    }

    @Test
    void anApplicationsExecutorsAreNotSeen() {
        assertThat(server.statistics().handlers()).isNull();
        assertThat(server.statistics().callbacks()).isNull();
    }

    @Test
    void whatWaitsToBeSentIsSummed() {
        Wire wire = connected("0");
        connected("0");
        assertThat(server.statistics().bytesToSend()).isZero();
        root.emit(Talk.SAID, new Said("x".repeat(1_000)));
        assertThat(server.statistics().bytesToSend()).isBetween(2_000L, 3_000L);
        wire.received();
        assertThat(server.statistics().bytesToSend()).isBetween(1_000L, 1_500L);
    }

    @Test
    void aServerThatIsNotStartedHasNothing() {
        ServerStatistics now = ParlanceServer.builder()
                .memoryLimits(MemoryLimits.DEFAULT.withBudget(64_000_000))
                .build()
                .statistics();
        assertThat(now.connections()).isZero();
        assertThat(now.memoryBudget()).isEqualTo(64_000_000);
        assertThat(now.memoryUsed()).isZero();
        assertThat(now.eventLoops()).isZero();
        assertThat(now.handlers()).hasToString("0 running, 0 waiting");
    }
}
