package dev.parlance.internal.server;

import static dev.parlance.event.ClientEvent.clientEvent;
import static dev.parlance.event.ClientRequest.clientRequest;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.event.ClientEvent;
import dev.parlance.event.ClientRequest;
import dev.parlance.internal.server.Talk.Ballot;
import dev.parlance.socket.Guest;
import dev.parlance.socket.Namespace;
import dev.parlance.testkit.TestServer;
import dev.parlance.testkit.Wire;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OrderTest {
    private static final ClientEvent<Integer> COUNT = clientEvent("count", Integer.class);
    private static final ClientRequest<Integer, Integer> LATER = clientRequest("later", Integer.class, Integer.class);

    @AutoClose
    private final TestServer server = TestServer.create();

    private final Namespace<Guest> root = server.namespace("/");
    private final Wire wire = server.wire().send("0");
    private final Wire other = server.wire().send("0");
    private final List<Object> recorded = new ArrayList<>();
    private final CompletableFuture<Void> gate = new CompletableFuture<>();

    @BeforeEach
    void connect() {
        assertThat(wire.received()).hasSize(1);
        assertThat(other.received()).hasSize(1);
    }

    @Test
    void aHandlerHoldsTheNextEventOfItsSocketBackAndNoOther() {
        root.on(COUNT, (socket, number) -> {
            recorded.add(number);
            if (number == 1) {
                gate.join();
            }
        });
        wire.send("2[\"count\",1]").send("2[\"count\",2]").send("2[\"count\",3]");
        other.send("2[\"count\",10]");
        server.run();
        assertThat(recorded).containsExactlyInAnyOrder(1, 10);
        gate.complete(null);
        server.run();
        assertThat(recorded).containsExactly(1, 10, 2, 3);
    }

    @Test
    void manyEventsOfOneSocketKeepTheirOrder() {
        root.on(COUNT, (socket, number) -> recorded.add(number));
        for (int i = 0; i < 500; i++) {
            wire.send("2[\"count\"," + i + "]");
        }
        server.run();
        assertThat(recorded).hasSize(500).isSorted();
    }

    @Test
    void anAsynchronousHandlerFreesItsSocketWhenItHasReturned() {
        List<CompletableFuture<Integer>> stages = new ArrayList<>();
        root.handleAsync(LATER, (socket, number) -> {
            recorded.add(number);
            stages.add(new CompletableFuture<>());
            return stages.get(stages.size() - 1);
        });
        wire.send("21[\"later\",1]").send("22[\"later\",2]");
        assertThat(wire.received()).isEmpty();
        assertThat(recorded).containsExactly(1, 2);
        stages.get(1).complete(20);
        assertThat(wire.received()).containsExactly("32[20]");
        try (CapturedLog log = new CapturedLog()) {
            stages.get(0).completeExceptionally(new IllegalStateException("secret"));
            assertThat(wire.received())
                    .singleElement()
                    .asString()
                    .startsWith("31[{\"error\":{\"code\":\"server-error\"")
                    .doesNotContain("secret");
            assertThat(log.messages()).hasSize(1);
        }
    }

    @Test
    void aHandlerMayWaitForAnAckOfTheClientItServes() {
        root.on(COUNT, (socket, number) -> {
            recorded.add("asked");
            recorded.add(socket.request(Talk.VOTE, new Ballot("tea"), Duration.ofSeconds(1))
                    .toCompletableFuture()
                    .join());
        });
        wire.send("21[\"count\",1]").send("22[\"count\",2]");
        assertThat(wire.received()).containsExactly("20[\"vote\",{\"title\":\"tea\"}]");
        wire.send("30[{\"yes\":true}]");
        assertThat(wire.received()).containsExactly("31[{\"ok\":true}]", "21[\"vote\",{\"title\":\"tea\"}]");
        assertThat(recorded).containsExactly("asked", new Talk.Vote(true), "asked");
    }

    @Test
    void aDisconnectDoesNotWaitForAHandlerThoughItsListenersDo() {
        root.onDisconnect((socket, reason) -> recorded.add("disconnect"));
        root.on(COUNT, (socket, number) -> {
            gate.join();
            recorded.add("connected " + socket.isConnected());
        });
        wire.send("2[\"count\",1]");
        server.run();
        wire.drop();
        server.run();
        root.untyped().emit("to the others");
        assertThat(wire.received()).isEmpty();
        assertThat(recorded).isEmpty();
        gate.complete(null);
        server.run();
        assertThat(recorded).containsExactly("connected false", "disconnect");
    }

    @Test
    void aRequestThatAHandlerWaitsForEndsWithItsSocket() {
        root.on(
                COUNT,
                (socket, number) -> recorded.add(socket.untyped()
                        .request("question", Duration.ofSeconds(1))
                        .handle((answer, failure) -> failure.getClass().getSimpleName())
                        .toCompletableFuture()
                        .join()));
        wire.send("2[\"count\",1]");
        server.run();
        wire.drop();
        server.run();
        assertThat(recorded).containsExactly("AckException");
    }

    @Test
    void whatOneThreadSendsArrivesInThatOrder() {
        root.on(COUNT, (socket, number) -> {
            socket.untyped().emit("a");
            root.untyped().emit("b");
            socket.untyped().emit("c", (Object) new byte[] {1});
            socket.broadcast().untyped().emit("d");
            socket.untyped().emit("e");
        });
        assertThat(wire.send("21[\"count\",1]").received())
                .containsExactly(
                        "2[\"a\"]",
                        "2[\"b\"]",
                        "51-[\"c\",{\"_placeholder\":true,\"num\":0}]",
                        "b:01",
                        "2[\"e\"]",
                        "31[{\"ok\":true}]");
        assertThat(other.received()).containsExactly("2[\"b\"]", "2[\"d\"]");
    }
}
