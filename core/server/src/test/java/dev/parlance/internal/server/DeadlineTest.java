package dev.parlance.internal.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.internal.server.Talk.Answer;
import dev.parlance.socket.Guest;
import dev.parlance.socket.Namespace;
import dev.parlance.testkit.TestServer;
import dev.parlance.testkit.Wire;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A handler has 30 seconds, and as many again when it has been interrupted. */
class DeadlineTest {
    private static final Duration ALMOST = Duration.ofMillis(29_999);
    private static final Duration MILLISECOND = Duration.ofMillis(1);
    private static final String TIMEOUT =
            "31[{\"error\":{\"code\":\"timeout\",\"message\":\"the handler did not answer in"
                    + " time\",\"event\":\"ask\"}}]";

    @AutoClose
    private final TestServer server = TestServer.create();

    @AutoClose
    private final CapturedLog log = new CapturedLog();

    private final Namespace<Guest> root = server.namespace("/");
    private final Wire wire = server.wire().send("0");
    private final List<Object> recorded = new ArrayList<>();
    private final CompletableFuture<Answer> answer = new CompletableFuture<>();

    @BeforeEach
    void connect() {
        assertThat(wire.received()).hasSize(1);
        root.onDisconnect((socket, reason) -> recorded.add(reason.toString()));
        root.on(Talk.SAY, (socket, say) -> recorded.add(say.text()));
    }

    private void ask() {
        wire.send("21[\"ask\",{\"question\":\"payload\"}]");
    }

    @Test
    void aHandlerThatIsLateIsInterruptedAndItsClientAnswered() {
        root.handle(Talk.ASK, (socket, ask) -> {
            new CountDownLatch(1).await();
            return new Answer("never");
        });
        ask();
        wire.send("22[\"say\",{\"text\":\"next\"}]");
        server.advance(ALMOST);
        assertThat(wire.received()).isEmpty();
        server.advance(MILLISECOND);
        assertThat(wire.received()).containsExactlyInAnyOrder(TIMEOUT, "32[{\"ok\":true}]");
        assertThat(recorded).containsExactly("next");
        assertThat(log.messages()).isNotEmpty().noneMatch(message -> message.contains("payload"));
        server.advance(Duration.ofMinutes(5));
        Fence.nothingElseCame(root, wire);
    }

    @Test
    void itsInterruptionIsNotFeltByTheNextHandler() {
        root.handle(Talk.ASK, (socket, ask) -> {
            while (!Thread.currentThread().isInterrupted()) {
                LockSupport.park();
            }
            return new Answer("late");
        });
        root.untyped()
                .on(
                        "next",
                        (socket, arguments, ack) ->
                                ack.send(Thread.currentThread().isInterrupted()));
        ask();
        wire.send("22[\"next\"]");
        server.advance(Duration.ofSeconds(30));
        assertThat(wire.received()).containsExactlyInAnyOrder(TIMEOUT, "32[false]");
    }

    @Test
    void anAnswerThatComesAfterTheDeadlineIsNotSent() {
        root.handle(Talk.ASK, (socket, ask) -> {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException deadline) {
                recorded.add("interrupted");
            }
            return new Answer("late");
        });
        ask();
        server.advance(Duration.ofSeconds(30));
        assertThat(wire.received()).containsExactly(TIMEOUT);
        assertThat(recorded).containsExactly("interrupted");
        Fence.nothingElseCame(root, wire);
    }

    @Test
    void aHandlerThatStillDoesNotReturnCostsItsSocket() {
        root.handle(Talk.ASK, (socket, ask) -> stubborn());
        Wire friend = server.wire().send("0");
        assertThat(friend.received()).hasSize(1);
        ask();
        wire.send("2[\"say\",{\"text\":\"next\"}]");
        server.advance(Duration.ofMillis(59_999));
        assertThat(wire.received()).containsExactly(TIMEOUT);
        assertThat(wire.closeReason()).isNull();
        server.advance(MILLISECOND);
        assertThat(wire.closeReason()).isEqualTo("forced close");
        assertThat(recorded).containsExactly("forced close");
        assertThat(root.sockets()).hasSize(1);
        Fence.nothingElseCame(root, friend);

        answer.complete(new Answer("at last"));
        server.run();
        assertThat(recorded).containsExactly("forced close");
        assertThat(log.messages()).noneMatch(message -> message.contains("payload"));
    }

    private Answer stubborn() {
        while (true) {
            try {
                return answer.get();
            } catch (InterruptedException | ExecutionException deadline) {
                continue;
            }
        }
    }

    @Test
    void eachHandlerHasADeadlineFromItsStart() {
        List<CompletableFuture<Void>> signals = List.of(new CompletableFuture<>(), new CompletableFuture<>());
        root.untyped().on("wait", (socket, arguments, ack) -> {
            signals.get((Integer) arguments.get(0)).get();
            ack.send();
        });
        wire.send("20[\"wait\",0]").send("21[\"wait\",1]");
        server.advance(Duration.ofSeconds(20));
        signals.get(0).complete(null);
        assertThat(wire.received()).containsExactly("30[]");
        server.advance(Duration.ofSeconds(29));
        signals.get(1).complete(null);
        assertThat(wire.received()).containsExactly("31[]");
        assertThat(log.messages()).isEmpty();
    }

    @Test
    void anAsynchronousHandlerIsAnsweredForAtItsDeadline() {
        root.handleAsync(Talk.ASK, (socket, ask) -> answer);
        ask();
        server.advance(ALMOST);
        assertThat(wire.received()).isEmpty();
        server.advance(MILLISECOND);
        assertThat(wire.received()).containsExactly(TIMEOUT);
        answer.complete(new Answer("late"));
        server.advance(Duration.ofMinutes(5));
        assertThat(wire.closeReason()).isNull();
        Fence.nothingElseCame(root, wire);
    }

    @Test
    void anAsynchronousHandlerThatReturnsNoStageIsAServerError() {
        root.handleAsync(Talk.ASK, (socket, ask) -> null);
        ask();
        assertThat(wire.received()).singleElement().asString().startsWith("31[{\"error\":{\"code\":\"server-error\"");
        server.advance(Duration.ofMinutes(1));
        Fence.nothingElseCame(root, wire);
    }

    @Test
    void aTimeoutGoesOutAsTheErrorEventToo() {
        root.handle(Talk.ASK.refusedBy(Talk.TALK_ERROR), (socket, ask) -> {
            new CountDownLatch(1).await();
            return null;
        });
        wire.send("2[\"ask\",{\"question\":\"a\"}]");
        server.advance(Duration.ofSeconds(30));
        assertThat(wire.received())
                .containsExactly("2[\"talk:error\",{\"code\":\"timeout\",\"message\":"
                        + "\"the handler did not answer in time\",\"event\":\"ask\"}]");
    }
}
