package dev.parlance.internal.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.TransportPoint;
import dev.parlance.socket.Ack;
import dev.parlance.socket.Guest;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Socket;
import dev.parlance.testkit.TestServer;
import dev.parlance.testkit.Wire;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UntypedEventsTest {
    @AutoClose
    private final TestServer server = TestServer.create();

    private final Namespace<Guest> root = server.namespace("/");
    private final Wire wire = server.wire().send("0");
    private final List<Object> recorded = new ArrayList<>();
    private final List<Ack> acks = new ArrayList<>();

    @BeforeEach
    void connect() {
        assertThat(wire.received()).hasSize(1);
        root.untyped().on("raw", (socket, arguments, ack) -> {
            recorded.addAll(arguments);
            acks.add(ack);
        });
    }

    @Test
    @TransportPoint(22)
    void allArgumentsComeAsPlainValues() {
        wire.send("2[\"raw\",\"a\",1,2.5,true,null,[1],{\"b\":null}]");
        server.run();
        assertThat(recorded.subList(0, 6)).isEqualTo(Arrays.asList("a", 1, 2.5, true, null, List.of(1)));
        assertThat(((Map<?, ?>) recorded.get(6)).containsKey("b")).isTrue();
    }

    @Test
    @TransportPoint({16, 22})
    void binaryComesAndGoesAtAnyDepth() {
        wire.send("51-7[\"raw\",{\"a\":[{\"_placeholder\":true,\"num\":0}]}]").send(new byte[] {1, 2});
        server.run();
        byte[] data = (byte[]) ((List<?>) ((Map<?, ?>) recorded.get(0)).get("a")).get(0);
        assertThat(data).containsExactly(1, 2);
        acks.get(0).send("ok", Map.of("copy", data), null);
        assertThat(wire.received())
                .containsExactly("61-7[\"ok\",{\"copy\":{\"_placeholder\":true,\"num\":0}},null]", "b:0102");
    }

    @Test
    @TransportPoint(16)
    void onlyTheFirstAckCounts() {
        wire.send("27[\"raw\"]");
        server.run();
        assertThat(acks.get(0).isExpected()).isTrue();
        assertThat(wire.received()).isEmpty();
        acks.get(0).send();
        acks.get(0).send("again");
        assertThat(wire.received()).containsExactly("37[]");
    }

    @Test
    void anAckThatTheClientDoesNotExpectIsNotSent() {
        wire.send("2[\"raw\"]");
        server.run();
        assertThat(acks.get(0).isExpected()).isFalse();
        acks.get(0).send("unwanted");
        Fence.nothingElseCame(root, wire);
    }

    @Test
    void anAckAfterTheDisconnectIsNotSent() {
        wire.send("27[\"raw\"]");
        server.run();
        root.disconnectSockets();
        assertThat(wire.received()).containsExactly("1");
        acks.get(0).send("late");
        assertThat(wire.received()).isEmpty();
    }

    @Test
    void anAckMayBeGivenWithinTheHandlerAndLater() {
        root.untyped().on("echo", (socket, arguments, ack) -> ack.send(arguments.toArray()));
        assertThat(wire.send("20[\"echo\",1,2]").received()).containsExactly("30[1,2]");
        root.untyped().on("never", (socket, arguments, ack) -> {});
        assertThat(wire.send("21[\"never\"]").received()).isEmpty();
    }

    /** What {@code emit("x", null)} passes. */
    private static final Object[] NULL = null;

    @Test
    void aNullArgumentIsOneNull() {
        Socket<Guest> socket = root.sockets().iterator().next();
        root.untyped().emit("x", NULL);
        root.to().untyped().emit("x", NULL);
        root.toUsers(socket.user().id()).untyped().emit("x", (Object) null);
        socket.untyped().emit("x", NULL);
        socket.asVolatile().untyped().emit("x", NULL);
        root.fetchSockets().join().get(0).untyped().emit("x", NULL);
        assertThat(wire.received())
                .containsExactly(Collections.nCopies(5, "2[\"x\",null]").toArray(String[]::new));
        root.untyped().emit("x");
        assertThat(wire.received()).containsExactly("2[\"x\"]");
    }

    @Test
    void aNullArgumentOfARequestIsOneNull() {
        Socket<Guest> socket = root.sockets().iterator().next();
        socket.untyped().request("x", Duration.ofSeconds(1), NULL);
        root.untyped().request("x", Duration.ofSeconds(1), NULL);
        assertThat(wire.received()).containsExactly("20[\"x\",null]", "21[\"x\",null]");
    }

    @Test
    void aNullInAnAckIsOneNull() {
        wire.send("27[\"raw\"]");
        server.run();
        acks.get(0).send(NULL);
        assertThat(wire.received()).containsExactly("37[null]");
    }

    @Test
    void typedAndUntypedListenersOfOneNameAreAllCalled() {
        root.on(Talk.SAY, (socket, say) -> recorded.add(say));
        root.untyped().on("say", (socket, arguments, ack) -> recorded.add(arguments));
        assertThat(wire.send("21[\"say\",{\"text\":\"hi\"}]").received()).containsExactly("31[{\"ok\":true}]");
        assertThat(recorded).containsExactly(Talk.Say.of("hi"), List.of(Map.of("text", "hi")));
    }
}
