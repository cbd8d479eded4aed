package dev.parlance.internal.server;

import static dev.parlance.event.ClientRequest.clientRequest;
import static dev.parlance.event.ServerRequest.serverRequest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.parlance.event.ClientRequest;
import dev.parlance.event.ServerRequest;
import dev.parlance.internal.server.Talk.Ballot;
import dev.parlance.internal.server.Talk.Vote;
import dev.parlance.socket.AckException;
import dev.parlance.socket.Guest;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Socket;
import dev.parlance.testkit.TestServer;
import dev.parlance.testkit.Wire;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Handlers that wait for a client's answer. */
class AskTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final ClientRequest<Void, Boolean> PLAN = clientRequest("plan", Boolean.class);
    private static final ServerRequest<Void, Decoded> AGE = serverRequest("age", Decoded.class);
    private static final String QUESTION = "20[\"vote\",{\"title\":\"tea\"}]";

    @AutoClose
    private final TestServer server = TestServer.create();

    @AutoClose
    private final CapturedLog log = new CapturedLog();

    private final Namespace<Guest> root = server.namespace("/");
    private final Wire ann = server.wire().send("0");
    private final List<Object> recorded = new ArrayList<>();

    /** Knows the thread that has decoded it. */
    public record Decoded(int years, String thread) {
        public Decoded {
            thread = Thread.currentThread().getName();
        }
    }

    @BeforeEach
    void connect() {
        assertThat(ann.received()).hasSize(1);
    }

    private Socket<Guest> socket() {
        return root.sockets().iterator().next();
    }

    private static boolean vote(Socket<Guest> socket) {
        return socket.ask(Talk.VOTE, new Ballot("tea"), SECOND).yes();
    }

    private void plan() {
        assertThat(ann.send("27[\"plan\"]").received()).containsExactly(QUESTION);
    }

    @Test
    void aHandlerWaitsForItsOwnClientsAnswer() {
        root.handle(PLAN, AskTest::vote);
        plan();
        assertThat(ann.send("30[{\"yes\":true}]").received()).containsExactly("37[true]");
    }

    @Test
    void aHandlerWaitsForAnotherClientsAnswer() {
        Socket<Guest> asked = socket();
        root.handle(PLAN, socket -> vote(asked));
        Wire bob = server.wire().send("0");
        assertThat(bob.received()).hasSize(1);
        assertThat(bob.send("27[\"plan\"]").received()).isEmpty();
        assertThat(ann.received()).containsExactly(QUESTION);
        ann.send("30[{\"yes\":false}]");
        server.run();
        assertThat(bob.received()).containsExactly("37[false]");
    }

    @Test
    void theAnswerIsDecodedOnTheThreadThatWaits() {
        root.handle(PLAN, socket -> {
            String decodedBy = socket.ask(AGE, SECOND).thread();
            return decodedBy.equals(Thread.currentThread().getName());
        });
        assertThat(ann.send("27[\"plan\"]").received()).containsExactly("20[\"age\"]");
        assertThat(ann.send("30[{\"years\":41,\"thread\":\"\"}]").received()).containsExactly("37[true]");
    }

    @Test
    void withoutATypeTheAnswerIsItsListOfArguments() {
        root.handle(PLAN, socket -> {
            recorded.addAll(socket.untyped().ask("age", SECOND, "now", null));
            return true;
        });
        assertThat(ann.send("27[\"plan\"]").received()).containsExactly("20[\"age\",\"now\",null]");
        ann.send("30[41,\"years\"]");
        server.run();
        assertThat(recorded).containsExactly(41, "years");
    }

    // --- no answer

    private AckException.Reason reasonOf(Runnable ask) {
        return ((AckException) catchThrowable(ask::run)).reason();
    }

    private void recordsWhy() {
        root.handle(PLAN, socket -> {
            recorded.add(reasonOf(() -> vote(socket)));
            return true;
        });
        plan();
    }

    @Test
    void anAnswerThatDoesNotComeInTimeIsATimeout() {
        recordsWhy();
        server.advance(SECOND.minusMillis(1));
        assertThat(recorded).isEmpty();
        server.advance(Duration.ofMillis(1));
        assertThat(recorded).containsExactly(AckException.Reason.TIMEOUT);
    }

    @Test
    void anAnswerThatDoesNotFitIsInvalid() {
        recordsWhy();
        ann.send("30[{\"yes\":1}]");
        server.run();
        assertThat(recorded).containsExactly(AckException.Reason.INVALID);
    }

    @Test
    void aSocketThatDisconnectsDoesNotAnswer() {
        recordsWhy();
        ann.drop();
        server.run();
        assertThat(recorded).containsExactly(AckException.Reason.DISCONNECTED);
        Socket<Guest> gone = gone();
        assertThat(reasonOf(() -> vote(gone))).isEqualTo(AckException.Reason.DISCONNECTED);
    }

    private Socket<Guest> gone() {
        Wire bob = server.wire().send("0");
        String id = bob.received().get(0).substring(9, 29);
        Socket<Guest> gone = Objects.requireNonNull(root.socket(id));
        bob.drop();
        server.run();
        return gone;
    }

    @Test
    void aThreadThatIsInterruptedWaitsNoLongerAndIsInterruptedStill() {
        root.handle(PLAN, socket -> {
            recorded.add(reasonOf(() -> socket.ask(Talk.VOTE, new Ballot("tea"), Duration.ofMinutes(5))));
            recorded.add(Thread.currentThread().isInterrupted());
            return true;
        });
        plan();
        server.advance(Duration.ofSeconds(30));
        assertThat(recorded).containsExactly(AckException.Reason.INTERRUPTED, true);
        assertThat(ann.received())
                .containsExactly(
                        "37[{\"error\":{\"code\":\"timeout\",\"message\":\"the handler did not answer in time\","
                                + "\"event\":\"plan\"}}]");
    }

    @Test
    void aDeadlineMustBePositive() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> socket().ask(Talk.VOTE, new Ballot("tea"), Duration.ZERO));
        Fence.nothingElseCame(root, ann);
    }

    // --- what leaves a handler

    private static String refusal(String code, String message) {
        return "37[{\"error\":{\"code\":\"" + code + "\",\"message\":\"" + message + "\",\"event\":\"plan\"}}]";
    }

    private static final String TIMEOUT = refusal("timeout", "a client that was asked did not answer in time");
    private static final String UNAVAILABLE = refusal("unavailable", "a client that was asked did not answer");

    @Test
    void aTimeoutThatLeavesAHandlerIsATimeout() {
        root.handle(PLAN, AskTest::vote);
        plan();
        server.advance(SECOND);
        assertThat(ann.received()).containsExactly(TIMEOUT);
        assertThat(log.messages()).isEmpty();
    }

    @Test
    void anInvalidAnswerThatLeavesAHandlerIsUnavailable() {
        root.handle(PLAN, AskTest::vote);
        plan();
        assertThat(ann.send("30[\"yes\"]").received()).containsExactly(UNAVAILABLE);
        assertThat(log.messages()).isEmpty();
    }

    @Test
    void aDisconnectedClientThatLeavesAHandlerIsUnavailable() {
        Socket<Guest> gone = gone();
        root.handle(PLAN, socket -> vote(gone));
        assertThat(ann.send("27[\"plan\"]").received()).containsExactly(UNAVAILABLE);
    }

    @Test
    void anAckExceptionIsFoundInWhatFuturesWrapItIn() {
        root.handleAsync(
                PLAN,
                socket -> socket.request(Talk.VOTE, new Ballot("tea"), SECOND)
                        .thenApply(Vote::yes)
                        .thenApply(yes -> yes));
        plan();
        server.advance(SECOND);
        assertThat(ann.received()).containsExactly(TIMEOUT);
    }

    @Test
    void anAckExceptionIsFoundHoweverOftenItIsWrapped() {
        root.handle(PLAN, socket -> {
            try {
                return vote(socket);
            } catch (AckException e) {
                throw new CompletionException(new ExecutionException(new CompletionException(e)));
            }
        });
        plan();
        server.advance(SECOND);
        assertThat(ann.received()).containsExactly(TIMEOUT);
        assertThat(log.messages()).isEmpty();
    }

    // --- on an event loop

    @Test
    void nothingIsAskedOnAnEventLoop() {
        root.nonBlocking().handle(PLAN, socket -> {
            recorded.add(catchThrowable(() -> vote(socket)));
            recorded.add(catchThrowable(() -> socket.untyped().ask("age", SECOND)));
            recorded.add(catchThrowable(() -> root.askFirst(Talk.VOTE, new Ballot("tea"), SECOND)));
            return true;
        });
        assertThat(ann.send("27[\"plan\"]").received()).containsExactly("37[true]");
        assertThat(recorded)
                .hasSize(3)
                .allSatisfy(failure -> assertThat(failure).isInstanceOf(IllegalStateException.class));
        assertThat((Throwable) recorded.get(0))
                .hasMessage("\"vote\" cannot be asked on an event loop, which would wait for itself: a handler that is"
                        + " registered as nonBlocking() uses request(…)");
        Fence.nothingElseCame(root, ann);
    }

    @Test
    void aHandlerThatNeverBlocksDoesNotAskOnHandlerThreadsEither() {
        root.useEvents((socket, event) -> recorded.add("on a handler thread"));
        root.nonBlocking().handle(PLAN, socket -> {
            recorded.add(catchThrowable(() -> vote(socket)));
            return true;
        });
        assertThat(ann.send("27[\"plan\"]").received()).containsExactly("37[true]");
        assertThat(recorded).first().isEqualTo("on a handler thread");
        assertThat(recorded).last().isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aThreadThatIsNoEventLoopMayAskAfterItHasRunSuchAHandler() {
        root.nonBlocking().handle(PLAN, socket -> true);
        assertThat(ann.send("27[\"plan\"]").received()).containsExactly("37[true]");
        assertThat(reasonOf(() -> vote(gone()))).isEqualTo(AckException.Reason.DISCONNECTED);
    }
}
