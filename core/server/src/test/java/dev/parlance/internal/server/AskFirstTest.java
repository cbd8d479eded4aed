package dev.parlance.internal.server;

import static dev.parlance.event.ClientRequest.clientRequest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.parlance.event.ClientRequest;
import dev.parlance.internal.server.Talk.Ballot;
import dev.parlance.internal.server.Talk.Vote;
import dev.parlance.socket.AckException;
import dev.parlance.socket.Answers;
import dev.parlance.socket.Audience;
import dev.parlance.socket.Guest;
import dev.parlance.socket.Namespace;
import dev.parlance.testkit.TestServer;
import dev.parlance.testkit.Wire;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The first of many that answers. */
class AskFirstTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final ClientRequest<Void, Boolean> PLAN = clientRequest("plan", Boolean.class);

    private final Cluster cluster = new Cluster();

    @AutoClose
    private final TestServer server = TestServer.create(cluster);

    @AutoClose
    private final TestServer elsewhere = TestServer.create(cluster);

    private final Namespace<Guest> root = server.namespace("/");
    private final Namespace<Guest> there = elsewhere.namespace("/");
    private final Wire ann = server.wire().send("0");
    private final Wire bob = server.wire().send("0");

    @BeforeEach
    void connect() {
        assertThat(ann.received()).hasSize(1);
        assertThat(bob.received()).hasSize(1);
    }

    private CompletableFuture<Vote> vote(Audience audience) {
        return audience.requestFirst(Talk.VOTE, new Ballot("tea"), SECOND);
    }

    private AckException.Reason reason(CompletableFuture<Vote> answer) {
        server.run();
        assertThat(answer).isCompletedExceptionally();
        CompletionException failure = catchThrowableOfType(CompletionException.class, answer::join);
        return ((AckException) failure.getCause()).reason();
    }

    @Test
    void theFirstAnswerCounts() {
        CompletableFuture<Vote> answer = vote(root);
        assertThat(ann.received()).containsExactly("20[\"vote\",{\"title\":\"tea\"}]");
        bob.send("30[{\"yes\":true}]");
        server.run();
        assertThat(answer).isCompletedWithValue(new Vote(true));
        ann.send("30[{\"yes\":false}]");
        server.advance(SECOND);
        assertThat(answer).isCompletedWithValue(new Vote(true));
    }

    @Test
    void aHandlerWaitsForIt() {
        root.handle(
                PLAN,
                socket -> socket.broadcast()
                        .askFirst(Talk.VOTE, new Ballot("tea"), SECOND)
                        .yes());
        assertThat(ann.send("27[\"plan\"]").received()).isEmpty();
        bob.send("30[{\"yes\":true}]");
        server.run();
        assertThat(ann.received()).containsExactly("37[true]");
    }

    @Test
    void whatLeavesAHandlerRefusesItsEvent() {
        root.handle(
                PLAN,
                socket -> root.toUsers("nobody")
                        .askFirst(Talk.VOTE, new Ballot("tea"), SECOND)
                        .yes());
        assertThat(ann.send("27[\"plan\"]").received())
                .containsExactly("37[{\"error\":{\"code\":\"unavailable\",\"message\":\"a client that was asked did not"
                        + " answer\",\"event\":\"plan\"}}]");
    }

    @Test
    void anAnswerThatDoesNotFitIsPassedOver() {
        CompletableFuture<Vote> answer = vote(root);
        ann.send("30[{\"yes\":1}]");
        server.run();
        assertThat(answer).isNotDone();
        bob.send("30[{\"yes\":false}]");
        server.run();
        assertThat(answer).isCompletedWithValue(new Vote(false));
    }

    @Test
    void itIsInvalidIfNoAnswerFits() {
        CompletableFuture<Vote> answer = vote(root);
        ann.send("30[{\"yes\":1}]");
        bob.drop();
        assertThat(reason(answer)).isEqualTo(AckException.Reason.INVALID);
    }

    @Test
    void thereMayBeNobodyToAsk() {
        assertThat(reason(vote(root.to()))).isEqualTo(AckException.Reason.DISCONNECTED);
        assertThat(reason(vote(root.toUsers("nobody")))).isEqualTo(AckException.Reason.DISCONNECTED);
        assertThat(reason(vote(root.local().to(Talk.RED)))).isEqualTo(AckException.Reason.DISCONNECTED);
    }

    @Test
    void itEndsWhenAllHaveDisconnected() {
        CompletableFuture<Vote> answer = vote(root);
        ann.drop();
        server.run();
        assertThat(answer).isNotDone();
        bob.drop();
        assertThat(reason(answer)).isEqualTo(AckException.Reason.DISCONNECTED);
    }

    @Test
    void atTheDeadlineItIsATimeout() {
        CompletableFuture<Vote> answer = vote(root);
        ann.send("30[{\"yes\":1}]");
        server.advance(SECOND.minusMillis(1));
        assertThat(answer).isNotDone();
        server.advance(Duration.ofMillis(1));
        assertThat(reason(answer)).isEqualTo(AckException.Reason.TIMEOUT);
    }

    @Test
    void clientsOfOtherServersAreAskedToo() {
        Wire cid = elsewhere.wire().send("0");
        assertThat(cid.received()).hasSize(1);
        CompletableFuture<Vote> answer = vote(root);
        cid.send("30[{\"yes\":true}]");
        elsewhere.run();
        server.run();
        assertThat(answer).isCompletedWithValue(new Vote(true));
        assertThat(there.sockets()).hasSize(1);
    }

    @Test
    void anAnswerOfAnotherServerThatDoesNotFitIsPassedOver() {
        Wire cid = elsewhere.wire().send("0");
        assertThat(cid.received()).hasSize(1);
        CompletableFuture<Vote> answer = vote(root.except(Talk.RED));
        cid.send("30[]");
        elsewhere.run();
        ann.send("30[{\"yes\":true}]");
        server.run();
        assertThat(answer).isCompletedWithValue(new Vote(true));
    }

    @Test
    void aServerThatClosesKeepsNobodyWaiting() {
        Wire cid = elsewhere.wire().send("0");
        assertThat(cid.received()).hasSize(1);
        CompletableFuture<Vote> first = root.requestFirst(Talk.VOTE, new Ballot("tea"), Duration.ofMinutes(5));
        CompletableFuture<Answers<Vote>> all = root.request(Talk.VOTE, new Ballot("tea"), Duration.ofMinutes(5));
        CompletableFuture<Void> closed = server.closeGracefully(Duration.ofSeconds(10));
        server.advance(Duration.ofSeconds(10));
        assertThat(closed).isCompleted();
        assertThat(reason(first)).isEqualTo(AckException.Reason.TIMEOUT);
        assertThat(all).isCompletedWithValue(Answers.of(List.of(), 3, 0));
        assertThat(reason(vote(root))).isEqualTo(AckException.Reason.TIMEOUT);
    }

    @Test
    void aDeadlineMustBePositive() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> root.requestFirst(Talk.VOTE, new Ballot("tea"), Duration.ZERO));
        Fence.nothingElseCame(root, ann);
    }
}
