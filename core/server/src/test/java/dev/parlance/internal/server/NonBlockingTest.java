package dev.parlance.internal.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.internal.server.Talk.Say;
import dev.parlance.socket.EventHandler;
import dev.parlance.socket.Guest;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.User;
import dev.parlance.testkit.TestServer;
import dev.parlance.testkit.Wire;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Handlers that never block run where the event arrives: here on the test's thread, while others wait to be run. */
class NonBlockingTest {
    private static final String SAY_HI = "2[\"say\",{\"text\":\"hi\"}]";
    private static final String SAY_AND_ACK = "21[\"say\",{\"text\":\"hi\"}]";

    @AutoClose
    private final TestServer server = TestServer.create();

    private final Namespace<Guest> root = server.namespace("/");
    private final List<String> ran = new ArrayList<>();
    private final Wire wire = server.wire();

    @BeforeEach
    void connect() {
        assertThat(wire.send("0").received()).hasSize(1);
    }

    private <U extends User> EventHandler<U, Say> records(String what) {
        return (socket, say) -> ran.add(what);
    }

    @Test
    void theyRunOnTheThreadThatReceivesTheEvent() {
        root.nonBlocking()
                .on(Talk.SAY, (socket, say) -> ran.add(Thread.currentThread().getName()));
        wire.send(SAY_HI);
        assertThat(ran).containsExactly(Thread.currentThread().getName());
    }

    @Test
    void theAckLeavesAtOnce() {
        root.nonBlocking().untyped().on("ask", (socket, arguments, ack) -> ack.send(arguments.get(0)));
        wire.send("27[\"ask\",4]");
        assertThat(wire.received()).containsExactly("37[4]");
    }

    @Test
    void oneThatMayBlockKeepsAllOfAnEventOffTheEventLoop() {
        root.nonBlocking().on(Talk.SAY, records("never blocks"));
        root.on(Talk.SAY, records("may block"));
        wire.send(SAY_HI);
        assertThat(ran).isEmpty();
        server.run();
        assertThat(ran).containsExactly("never blocks", "may block");
    }

    @Test
    void oneOfTheSocketThatMayBlockKeepsThemOffTheEventLoopToo() {
        root.nonBlocking().on(Talk.SAY, records("never blocks"));
        root.sockets().iterator().next().on(Talk.SAY, records("may block"));
        wire.send(SAY_HI);
        assertThat(ran).isEmpty();
        server.run();
        assertThat(ran).containsExactly("never blocks", "may block");
    }

    @Test
    void theyWaitForWhatTheSocketSentBefore() {
        root.untyped().on("slow", (socket, arguments, ack) -> ran.add("slow"));
        root.nonBlocking().on(Talk.SAY, records("say"));
        wire.send("2[\"slow\"]").send(SAY_HI);
        assertThat(ran).isEmpty();
        server.run();
        assertThat(ran).containsExactly("slow", "say");
    }

    @Test
    void aCatchAllListenerOrAMiddlewareTakesThemOffTheEventLoopWhileItIsThere() {
        root.nonBlocking().on(Talk.SAY, records("say"));
        var catchAll = root.untyped().onAny((socket, name, arguments) -> ran.add("any"));
        wire.send(SAY_HI);
        assertThat(ran).isEmpty();
        server.run();
        catchAll.remove();
        var middleware = root.sockets().iterator().next().useEvents((socket, event) -> ran.add("middleware"));
        wire.send(SAY_HI);
        server.run();
        middleware.remove();
        wire.send(SAY_HI);
        assertThat(ran).containsExactly("any", "say", "middleware", "say", "say");
    }

    @Test
    void oneThatTakesTooLongIsNamedOnceAndRunsOnHandlerThreadsFromThenOn() {
        root.nonBlocking().on(Talk.SAY, (socket, say) -> {
            ran.add("say");
            server.advance(Duration.ofMillis(11));
        });
        try (CapturedLog log = new CapturedLog()) {
            wire.send(SAY_HI);
            assertThat(ran).containsExactly("say");
            wire.send(SAY_HI);
            assertThat(ran).containsExactly("say");
            server.run();
            assertThat(ran).containsExactly("say", "say");
            assertThat(log.messages())
                    .containsExactly(
                            "A handler of \"say\" on namespace /, declared never to block, took 11 ms; from now"
                                    + " on it runs on handler threads");
        }
    }

    @Test
    void oneThatIsQuickEnoughStays() {
        root.nonBlocking().on(Talk.SAY, (socket, say) -> {
            ran.add("say");
            server.advance(Duration.ofMillis(10));
        });
        wire.send(SAY_HI).send(SAY_HI).send(SAY_HI);
        assertThat(ran).hasSize(3);
    }

    @Test
    void oneThatThrowsIsAnsweredAndTheNextRuns() {
        root.nonBlocking().on(Talk.SAY, (socket, say) -> {
            ran.add("say");
            throw new IllegalStateException("thrown by a test");
        });
        try (CapturedLog log = new CapturedLog()) {
            wire.send(SAY_AND_ACK);
            assertThat(wire.received()).singleElement().asString().contains("\"code\":\"server-error\"");
            wire.send(SAY_HI);
            assertThat(ran).hasSize(2);
            assertThat(log.messages()).hasSize(2);
        }
    }

    @Test
    void oneThatNeverEndsIsAnsweredAtItsDeadlineAndCostsItsSocket() {
        root.nonBlocking().on(Talk.SAY, (socket, say) -> {
            server.advance(Duration.ofSeconds(30));
            server.advance(Duration.ofSeconds(31));
        });
        try (CapturedLog log = new CapturedLog()) {
            wire.send(SAY_AND_ACK);
            assertThat(wire.received()).singleElement().asString().contains("\"code\":\"timeout\"");
            assertThat(wire.closeReason()).isEqualTo("forced close");
            assertThat(log.messages()).hasSizeGreaterThanOrEqualTo(2);
        }
    }

    @Test
    void aSocketWithoutDisconnectListenersLeavesItsRoomsAtOnce() {
        root.sockets().iterator().next().join(Talk.RED);
        wire.send("1");
        assertThat(root.rooms()).isEmpty();
    }

    @Test
    void disconnectListenersRunOnHandlerThreads() {
        root.onDisconnect((socket, reason) -> ran.add("disconnected"));
        wire.send("1");
        assertThat(ran).isEmpty();
        server.run();
        assertThat(ran).containsExactly("disconnected");
    }
}
