package dev.parlance.internal.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.MemoryLimits;
import dev.parlance.ParlanceServer;
import dev.parlance.event.RefusedException;
import dev.parlance.internal.server.Talk.Answer;
import dev.parlance.socket.Guest;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.RateLimits;
import dev.parlance.testkit.TestServer;
import dev.parlance.testkit.Wire;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Above 1,000 waiting events, or a million bytes of them, a connection is not read. */
class BacklogTest {
    @AutoClose
    private final TestServer server = TestServer.create();

    private final Namespace<Guest> root = server.namespace("/");
    private final Wire wire = server.wire().send("0");
    private final List<Integer> recorded = new ArrayList<>();
    private final CompletableFuture<Void> gate = new CompletableFuture<>();

    @BeforeEach
    void connect() {
        assertThat(wire.received()).hasSize(1);
        root.untyped().on("count", (socket, arguments, ack) -> {
            gate.join();
            recorded.add((Integer) arguments.get(0));
        });
    }

    private void count(int from, int to) {
        for (int i = from; i < to; i++) {
            wire.send("2[\"count\"," + i + "]");
        }
    }

    @Test
    void aThousandEventsMayWaitAndOneMoreStopsTheReading() {
        count(0, 1_000);
        server.run();
        assertThat(wire.isPaused()).isFalse();
        count(1_000, 1_001);
        assertThat(wire.isPaused()).isTrue();
    }

    @Test
    void readingGoesOnWhenHalfIsDoneAndNothingIsLostOrReordered() {
        count(0, 3_000);
        server.run();
        assertThat(wire.isPaused()).isTrue();
        gate.complete(null);
        server.run();
        assertThat(wire.isPaused()).isFalse();
        assertThat(recorded).hasSize(3_000).isSorted();
    }

    @Test
    void theBytesThatWaitCountToo() {
        String large = "a".repeat(400_000);
        wire.send("2[\"count\",0,\"" + large + "\"]");
        server.run();
        wire.send("2[\"count\",1,\"" + large + "\"]").send("2[\"count\",2,\"" + large + "\"]");
        assertThat(wire.isPaused()).isFalse();
        wire.send("2[\"count\",3,\"" + large + "\"]");
        assertThat(wire.isPaused()).isTrue();
        gate.complete(null);
        server.run();
        assertThat(wire.isPaused()).isFalse();
        assertThat(recorded).containsExactly(0, 1, 2, 3);
    }

    @Test
    void attachmentsCountAsBytes() {
        wire.send("2[\"count\",0]");
        server.run();
        for (int i = 0; i < 3; i++) {
            wire.send("51-[\"count\",1,{\"_placeholder\":true,\"num\":0}]").send(new byte[400_000]);
        }
        assertThat(wire.isPaused()).isTrue();
    }

    @Test
    void asynchronousHandlersInFlightCount() {
        List<CompletableFuture<Answer>> stages = new ArrayList<>();
        root.handleAsync(Talk.ASK, (socket, ask) -> {
            stages.add(new CompletableFuture<>());
            return stages.get(stages.size() - 1);
        });
        for (int i = 0; i < 1_001; i++) {
            wire.send("2[\"ask\",{\"question\":\"a\"}]");
        }
        server.run();
        assertThat(stages).hasSize(1_001);
        assertThat(wire.isPaused()).isTrue();
        stages.subList(0, 500).forEach(stage -> stage.complete(new Answer("yes")));
        assertThat(wire.isPaused()).isTrue();
        stages.get(500).completeExceptionally(new RefusedException("conflict", "no"));
        assertThat(wire.isPaused()).isFalse();
    }

    @Test
    void asynchronousHandlersPastTheirDeadlineDoNotCountAnyMore() {
        root.handleAsync(Talk.ASK, (socket, ask) -> new CompletableFuture<>());
        for (int i = 0; i < 1_001; i++) {
            wire.send("2[\"ask\",{\"question\":\"a\"}]");
        }
        server.run();
        assertThat(wire.isPaused()).isTrue();
        try (CapturedLog log = new CapturedLog()) {
            server.advance(Duration.ofSeconds(30));
            // Of one kind, ten lines are logged.
            assertThat(log.messages()).hasSize(10);
        }
        assertThat(wire.isPaused()).isFalse();
    }

    @Test
    void oneClientsBacklogIsNotAnothers() {
        Wire other = server.wire().send("0");
        assertThat(other.received()).hasSize(1);
        root.untyped().on("ping", (socket, arguments, ack) -> ack.send("pong"));
        count(0, 2_000);
        server.run();
        assertThat(wire.isPaused()).isTrue();
        assertThat(other.send("20[\"ping\"]").received()).containsExactly("30[\"pong\"]");
    }

    @Test
    void connectionsToNamespacesThatWaitCountToo() {
        TestServer generous =
                generous(MemoryLimits.DEFAULT.withNamespaces(2_000).withPendingSignInsPerConnection(2_000));
        Wire flood = generous.wire();
        for (int i = 0; i < 1_001; i++) {
            flood.send("0/n" + i + ",");
        }
        assertThat(flood.isPaused()).isTrue();
        assertThat(flood.received()).hasSize(1_001);
        assertThat(flood.isPaused()).isFalse();
    }

    @Test
    void credentialsThatWaitCountAsBytes() {
        String auth = "{\"token\":\"" + "a".repeat(400_000) + "\"}";
        TestServer generous = generous(MemoryLimits.DEFAULT.withCredentials(10_000_000));
        Wire flood = generous.wire();
        flood.send("0/a," + auth).send("0/b," + auth);
        assertThat(flood.isPaused()).isFalse();
        flood.send("0/c," + auth);
        assertThat(flood.isPaused()).isTrue();
        assertThat(flood.received())
                .containsExactly(
                        "4/a,{\"message\":\"Invalid namespace\"}",
                        "4/b,{\"message\":\"Invalid namespace\"}",
                        "4/c,{\"message\":\"Invalid namespace\"}");
        assertThat(flood.isPaused()).isFalse();
    }

    private static TestServer generous(MemoryLimits limits) {
        return TestServer.create(ParlanceServer.builder()
                .memoryLimits(limits)
                .rateLimits(RateLimits.NONE)
                .options());
    }

    @Test
    void acksAreNotHeldBackByWhatWaitsBelowTheBounds() {
        count(0, 900);
        server.run();
        CompletableFuture<?> answer = root.untyped().request("question", Duration.ofSeconds(1));
        wire.send("30[]");
        server.run();
        assertThat(answer).isCompleted();
    }
}
