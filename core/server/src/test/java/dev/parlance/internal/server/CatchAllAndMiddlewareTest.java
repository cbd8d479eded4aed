package dev.parlance.internal.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.event.RefusedException;
import dev.parlance.internal.server.Talk.Said;
import dev.parlance.socket.Guest;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Registration;
import dev.parlance.testkit.TestServer;
import dev.parlance.testkit.Wire;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CatchAllAndMiddlewareTest {
    @AutoClose
    private final TestServer server = TestServer.create();

    private final Namespace<Guest> root = server.namespace("/");
    private final List<String> recorded = new ArrayList<>();
    private final Wire wire = server.wire();

    @BeforeEach
    void connect() {
        root.onConnect(socket -> {
            socket.untyped().onAny((same, name, arguments) -> recorded.add("own any " + name));
            socket.useEvents((same, event) -> recorded.add("own middleware " + event.name()));
            socket.untyped().onAnyOutgoing((same, name, arguments) -> recorded.add("own out " + name));
        });
        assertThat(wire.send("0").received()).hasSize(1);
    }

    @Test
    void theyRunInOrderBeforeTheListeners() {
        root.untyped().onAny((socket, name, arguments) -> recorded.add("any " + name + arguments));
        root.useEvents((socket, event) -> recorded.add("middleware " + event.arguments() + event.expectsAck()));
        root.on(Talk.SAY, (socket, say) -> recorded.add("listener"));
        wire.send("2[\"say\",{\"text\":\"hi\"}]");
        server.run();
        assertThat(recorded)
                .containsExactly(
                        "any say[{text=hi}]",
                        "middleware [{text=hi}]false",
                        "own any say",
                        "own middleware say",
                        "listener");
    }

    @Test
    void anEventThatOnlyACatchAllReceivesIsUnknown() {
        root.untyped().onAny((socket, name, arguments) -> recorded.add("any " + name));
        assertThat(wire.send("21[\"nobody\"]").received())
                .singleElement()
                .asString()
                .contains("\"code\":\"not-found\"");
        assertThat(recorded).startsWith("any nobody");
    }

    @Test
    void aMiddlewareThatRefusesKeepsTheEventFromItsListeners() {
        root.handle(Talk.ASK.refusedBy(Talk.TALK_ERROR), (socket, ask) -> new Talk.Answer("yes"));
        root.useEvents((socket, event) -> {
            throw new RefusedException("rate-limited", "slow down");
        });
        String refusal = "{\"code\":\"rate-limited\",\"message\":\"slow down\",\"event\":\"ask\"}";
        assertThat(wire.send("21[\"ask\",{\"question\":\"a\"}]").received())
                .containsExactly("31[{\"error\":" + refusal + "}]", "2[\"talk:error\"," + refusal + "]");
        assertThat(wire.send("22[\"nobody\"]").received())
                .singleElement()
                .asString()
                .contains("rate-limited");
    }

    @Test
    void aMiddlewareThatFailsIsAServerError() {
        root.on(Talk.SAY, (socket, say) -> recorded.add("listener"));
        root.useEvents((socket, event) -> {
            throw new StackOverflowError();
        });
        try (CapturedLog log = new CapturedLog()) {
            assertThat(wire.send("21[\"say\",{\"text\":\"hi\"}]").received())
                    .singleElement()
                    .asString()
                    .contains("\"code\":\"server-error\"");
            assertThat(log.messages()).hasSize(1);
        }
        assertThat(recorded).isEmpty();
    }

    @Test
    void aCatchAllThatFailsChangesNothing() {
        root.untyped().onAny((socket, name, arguments) -> {
            throw new IllegalStateException("of the test");
        });
        root.untyped().onAnyOutgoing((socket, name, arguments) -> {
            throw new AssertionError("of the test");
        });
        root.on(Talk.SAY, (socket, say) -> socket.emit(Talk.SAID, new Said(say.text())));
        try (CapturedLog log = new CapturedLog()) {
            assertThat(wire.send("21[\"say\",{\"text\":\"hi\"}]").received())
                    .containsExactly("2[\"said\",{\"text\":\"hi\"}]", "31[{\"ok\":true}]");
            assertThat(log.messages()).hasSize(2).noneMatch(message -> message.contains("hi"));
        }
    }

    @Test
    void outgoingListenersReceiveEventsForEachSocketAsPlainValues() {
        List<Object> seen = new ArrayList<>();
        Wire other = server.wire().send("0");
        assertThat(other.received()).hasSize(1);
        recorded.clear();
        Registration registration = root.untyped().onAnyOutgoing((socket, name, arguments) -> {
            recorded.add(socket.id().substring(19) + " " + name);
            seen.addAll(arguments);
        });
        root.emit(Talk.SAID, new Said("hi"));
        assertThat(recorded).containsExactlyInAnyOrder("1 said", "own out said", "2 said", "own out said");
        assertThat(seen).containsExactly(Map.of("text", "hi"), Map.of("text", "hi"));
        registration.remove();
        recorded.clear();
        root.untyped().emit("more");
        assertThat(recorded).containsExactly("own out more", "own out more");
    }
}
