package dev.parlance.internal.server;

import static dev.parlance.event.ClientEvent.clientEvent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.parlance.event.ClientEvent;
import dev.parlance.socket.Guest;
import dev.parlance.socket.HandlerDeadline;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.User;
import dev.parlance.testkit.TestServer;
import dev.parlance.testkit.Wire;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What code that a handler calls can know of its deadline. */
class HandlerDeadlineTest {
    private static final ClientEvent<Void> GO = clientEvent("go");
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    @AutoClose
    private final TestServer server = TestServer.create();

    private final Namespace<Guest> root = server.namespace("/");
    private final Wire wire = server.wire().send("0");
    private final List<HandlerDeadline> seen = new ArrayList<>();

    @BeforeEach
    void connect() {
        assertThat(wire.received()).hasSize(1);
    }

    private void record() {
        seen.add(HandlerDeadline.current());
    }

    private HandlerDeadline onlyOne() {
        assertThat(seen).hasSize(1);
        return seen.get(0);
    }

    private void go() {
        wire.send("2[\"go\"]");
        server.run();
    }

    @Test
    void aHandlerSeesItsDeadlineComing() {
        root.on(GO, socket -> {
            record();
            new CountDownLatch(1).await();
        });
        Instant begun = server.now();
        go();
        HandlerDeadline deadline = onlyOne();
        assertThat(deadline.expiresAt()).isEqualTo(begun.plus(DEADLINE));
        assertThat(deadline.remaining()).isEqualTo(DEADLINE);
        server.advance(Duration.ofSeconds(29));
        assertThat(deadline.expiresAt()).isEqualTo(begun.plus(DEADLINE));
        assertThat(deadline.remaining()).isEqualTo(Duration.ofSeconds(1));
        assertThat(deadline.isExceeded()).isFalse();
        server.advance(Duration.ofSeconds(2));
        assertThat(deadline.isExceeded()).isTrue();
        assertThat(deadline.remaining()).isZero();
        assertThat(deadline.expiresAt()).isEqualTo(begun.plus(DEADLINE));
    }

    @Test
    void anAsynchronousHandlerCapturesIt() {
        root.onAsync(GO, socket -> {
            record();
            return new CompletableFuture<>();
        });
        go();
        HandlerDeadline deadline = onlyOne();
        server.advance(Duration.ofSeconds(29));
        assertThat(deadline.isExceeded()).isFalse();
        assertThat(deadline.remaining()).isEqualTo(Duration.ofSeconds(1));
        server.advance(Duration.ofSeconds(1));
        assertThat(deadline.isExceeded()).isTrue();
        assertThat(deadline.remaining()).isZero();
    }

    @Test
    void anAsynchronousHandlersDeadlineCountsFromWhenItHasReturned() {
        CountDownLatch latch = new CountDownLatch(1);
        root.onAsync(GO, socket -> {
            record();
            latch.await();
            return new CompletableFuture<>();
        });
        go();
        server.advance(Duration.ofSeconds(10));
        assertThat(onlyOne().remaining()).isEqualTo(Duration.ofSeconds(20));
        latch.countDown();
        server.run();
        assertThat(onlyOne().remaining()).isEqualTo(DEADLINE);
    }

    @Test
    void aHandlerThatEndsInTimeDoesNotExceedIt() {
        root.on(GO, socket -> record());
        root.nonBlocking().on(GO, socket -> record());
        go();
        server.advance(Duration.ofMinutes(5));
        assertThat(seen).hasSize(2).noneMatch(HandlerDeadline::isExceeded);
        Fence.nothingElseCame(root, wire);
    }

    @Test
    void whereNoHandlerRunsThereIsNone() {
        root.on(GO, socket -> record());
        go();
        assertThatIllegalStateException()
                .isThrownBy(HandlerDeadline::current)
                .withMessage("there is no deadline here: no handler has called this on this thread");
        List<Boolean> none = new ArrayList<>();
        server.scheduler().schedule(Duration.ZERO, () -> none.add(HandlerDeadline.currentOrNull() == null));
        server.run();
        assertThat(none).containsExactly(true);
    }

    @Test
    void aHandlerOnAnEventLoopHasOneToo() {
        root.nonBlocking().on(GO, socket -> record());
        go();
        assertThat(onlyOne().remaining()).isEqualTo(DEADLINE);
        assertThat(HandlerDeadline.currentOrNull()).isNull();
    }

    @Test
    void authenticatorsMiddlewaresAndListenersHaveOne() {
        record Member(String id) implements User {}
        Namespace<Member> members = server.namespace("/members", handshake -> {
            record();
            return new Member("ann");
        });
        members.use(socket -> record());
        members.onConnect(socket -> record());
        members.useEvents((socket, event) -> record());
        members.on(GO, socket -> record());
        members.onDisconnect((socket, reason) -> record());
        assertThat(wire.send("0/members,").received()).hasSize(1);
        wire.send("2/members,[\"go\"]").send("1/members,");
        server.run();
        assertThat(seen)
                .hasSize(6)
                .allSatisfy(deadline -> assertThat(deadline.remaining()).isEqualTo(DEADLINE));
    }

    @Test
    void aTaskOnAnotherThreadCanRunWithIt() {
        root.on(GO, socket -> record());
        go();
        HandlerDeadline deadline = onlyOne();
        List<HandlerDeadline> inside = new ArrayList<>();
        deadline.run(() -> inside.add(Objects.requireNonNull(HandlerDeadline.currentOrNull())));
        assertThat(inside).containsExactly(deadline);
        assertThat(HandlerDeadline.currentOrNull()).isNull();
    }
}
