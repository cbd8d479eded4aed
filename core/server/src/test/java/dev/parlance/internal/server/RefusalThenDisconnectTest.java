package dev.parlance.internal.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.event.RefusedException;
import dev.parlance.socket.Guest;
import dev.parlance.socket.Namespace;
import dev.parlance.testkit.TestServer;
import dev.parlance.testkit.Wire;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Refusals after whose answer the socket, or its client, is disconnected. */
class RefusalThenDisconnectTest {
    private static final String ACK =
            "37[{\"error\":{\"code\":\"permission-denied\",\"message\":\"banned\",\"event\":\"ask\"}}]";
    private static final String ERROR =
            "2[\"talk:error\",{\"code\":\"permission-denied\",\"message\":\"banned\",\"event\":\"ask\"}]";
    private static final RefusedException BANNED = RefusedException.permissionDenied("banned");

    @AutoClose
    private final TestServer server = TestServer.create();

    private final Namespace<Guest> root = server.namespace("/");
    private final Namespace<Guest> chat = server.namespace("/chat");
    private final Wire wire = server.wire().send("0").send("0/chat,");
    private final List<String> recorded = new ArrayList<>();

    @BeforeEach
    void connect() {
        assertThat(wire.received()).hasSize(2);
        root.onDisconnect((socket, reason) -> recorded.add("/ " + reason));
        chat.onDisconnect((socket, reason) -> recorded.add("/chat " + reason));
        root.on(Talk.SAY, (socket, say) -> recorded.add(say.text()));
    }

    private void ask() {
        wire.send("27[\"ask\",{\"question\":\"a\"}]").send("2[\"say\",{\"text\":\"next\"}]");
        server.run();
    }

    @Test
    void theSocketIsDisconnectedAfterTheAnswer() {
        root.handle(Talk.ASK.refusedBy(Talk.TALK_ERROR), (socket, ask) -> {
            throw BANNED.thenDisconnect();
        });
        ask();
        assertThat(wire.received()).containsExactly(ACK, ERROR, "1");
        assertThat(wire.closeReason()).isNull();
        assertThat(recorded).containsExactly("/ server namespace disconnect");
        assertThat(chat.sockets()).hasSize(1);
    }

    @Test
    void theClientIsDisconnectedAfterTheAnswer() {
        root.handle(Talk.ASK.refusedBy(Talk.TALK_ERROR), (socket, ask) -> {
            throw BANNED.thenDisconnectClient();
        });
        ask();
        assertThat(wire.received()).startsWith(ACK, ERROR).hasSize(4).contains("1", "1/chat,");
        assertThat(wire.closeReason()).isEqualTo("forced close");
        assertThat(recorded)
                .containsExactlyInAnyOrder("/ server namespace disconnect", "/chat server namespace disconnect");
    }

    @Test
    void inTheAckOnlyIsStillAnAnswer() {
        root.handle(Talk.ASK.refusedBy(Talk.TALK_ERROR), (socket, ask) -> {
            throw BANNED.thenDisconnect().ackOnly();
        });
        ask();
        assertThat(wire.received()).containsExactly(ACK, "1");
    }

    @Test
    void anAsynchronousHandlerCanEndItToo() {
        CompletableFuture<Talk.Answer> answer = new CompletableFuture<>();
        root.handleAsync(Talk.ASK, (socket, ask) -> answer);
        wire.send("27[\"ask\",{\"question\":\"a\"}]");
        assertThat(wire.received()).isEmpty();
        answer.completeExceptionally(BANNED.ackOnly().thenDisconnect());
        assertThat(wire.received()).containsExactly(ACK, "1");
    }

    @Test
    void aMiddlewareOfEventsCanEndIt() {
        root.handle(Talk.ASK, (socket, ask) -> new Talk.Answer("never"));
        root.useEvents((socket, event) -> {
            throw BANNED.thenDisconnect();
        });
        ask();
        assertThat(wire.received()).containsExactly(ACK, "1");
        assertThat(recorded).containsExactly("/ server namespace disconnect");
    }

    @Test
    void aMiddlewareCanCloseTheConnectionThatItRefuses() {
        server.namespace("/secret").use(socket -> {
            throw BANNED.thenDisconnectClient();
        });
        wire.send("0/secret,");
        assertThat(wire.received())
                .startsWith(
                        "4/secret,{\"message\":\"banned\",\"data\":{\"code\":\"permission-denied\",\"message\":\"banned\"}}")
                .hasSize(3);
        assertThat(wire.closeReason()).isEqualTo("forced close");
    }

    @Test
    void afterTheDeadlineTheClientHasItsAnswerFirstToo() {
        root.handle(Talk.ASK, (socket, ask) -> {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException deadline) {
                throw BANNED.thenDisconnect();
            }
            return new Talk.Answer("never");
        });
        wire.send("27[\"ask\",{\"question\":\"a\"}]");
        server.advance(Duration.ofSeconds(30));
        assertThat(wire.received())
                .containsExactly(
                        "37[{\"error\":{\"code\":\"timeout\",\"message\":\"the handler did not answer in time\",\"event\":\"ask\"}}]",
                        "1");
    }
}
