package dev.parlance.bridge;

import static dev.parlance.bridge.DeskEvents.DESK;
import static dev.parlance.bridge.DeskEvents.MOOD;
import static dev.parlance.bridge.DeskEvents.OFFER;
import static dev.parlance.bridge.DeskEvents.SAID;
import static dev.parlance.bridge.DeskEvents.WOKEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parlance.binding.Emits;
import dev.parlance.bridge.DeskEvents.Decision;
import dev.parlance.bridge.DeskEvents.Offer;
import dev.parlance.bridge.DeskEvents.Said;
import dev.parlance.socket.AckException;
import dev.parlance.socket.Answers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a typed namespace sends, and what it asks. */
class ClientAudienceTest {
    private static final Duration SOON = Duration.ofMillis(1_500);
    private static final Said HELLO = new Said("Ana", "Hello", null);
    private static final String SAID_HELLO = "42/desk,[\"said\",{\"from\":\"Ana\",\"text\":\"Hello\"}]";

    private final MemoryServer server = new MemoryServer(ParlanceJson.of(DESK));
    private final TypedNamespace desk =
            server.typed(server.namespace("/desk"), DESK).build();
    private final MemoryServer.Client ana = server.connect("/desk");
    private final MemoryServer.Client bea = server.connect("/desk");
    private final MemoryServer.Client cleo = server.connect("/desk");

    @BeforeEach
    void join() {
        ana.socket().joinRoom("ticket:42");
        bea.socket().joinRoom("ticket:42");
        bea.socket().joinRoom("ticket:43");
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private void assertReceived(int byAna, int byBea, int byCleo) {
        assertThat(List.of(ana.sent(), bea.sent(), cleo.sent()))
                .extracting(List::size)
                .containsExactly(byAna, byBea, byCleo);
    }

    // --- whom

    @Test
    void theNamespaceIsAllItsClients() {
        server.connect("/other");
        desk.emit(SAID, HELLO);
        assertThat(ana.sent()).containsExactly(SAID_HELLO);
        desk.emit(WOKEN);
        assertThat(ana.sent()).containsExactly("42/desk,[\"woken\"]");
        assertReceived(0, 2, 2);
    }

    @Test
    void severalRoomsReachAClientOnce() {
        desk.to("ticket:42", "ticket:43").emit(SAID, HELLO);
        assertReceived(1, 1, 0);
        desk.to("ticket:43").to(List.of("ticket:44")).emit(SAID, HELLO);
        assertReceived(0, 1, 0);
    }

    @Test
    void clientsAndRoomsMayBeExcepted() {
        desk.to("ticket:42").except(ana.socket()).emit(SAID, HELLO);
        assertReceived(0, 1, 0);
        desk.except(ana.socket(), ana.socket()).emit(SAID, HELLO);
        assertReceived(0, 1, 1);
        desk.everyone().exceptRooms("ticket:43").emit(SAID, HELLO);
        assertReceived(1, 0, 1);
    }

    @Test
    void anAudienceThatNamesNobodyIsNobody() {
        desk.to().emit(SAID, HELLO);
        desk.to(List.of()).emit(SAID, HELLO);
        desk.to("nobody").emit(SAID, HELLO);
        desk.to(List.of()).except(ana.socket()).emit(SAID, HELLO);
        assertReceived(0, 0, 0);
    }

    @Test
    void theRoomOfAllClientsIsNotReachedByItsName() {
        assertThatThrownBy(() -> desk.to("ticket:42", "/desk"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "\"/desk\" is the room in which netty-socketio has all clients of the namespace /desk: emit on the"
                                + " namespace itself to reach them");
    }

    @Test
    void oneClientCanBeSentTo() {
        desk.emit(ana.socket(), SAID, HELLO);
        desk.emit(ana.socket(), WOKEN);
        assertReceived(2, 0, 0);

        ana.disconnect();
        MemoryServer.Client other = server.connect("/desk");
        desk.emit(other.socket(), WOKEN);
        assertReceived(0, 0, 0);
    }

    @Test
    void aClientOfAnotherNamespaceIsRefused() {
        server.namespace("/other");
        MemoryServer.Client other = server.connect("/other");
        assertThatThrownBy(() -> desk.emit(other.socket(), WOKEN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a client of the namespace /other was given to the namespace /desk");
    }

    @Test
    void aBroadcastIsEncodedOnce() {
        int[] encoded = {0};
        record Counted(int[] count) {
            @com.fasterxml.jackson.annotation.JsonValue
            public int value() {
                return ++count[0];
            }
        }
        desk.emit(DeskEvents.NOTED, new Counted(encoded));
        assertReceived(1, 1, 1);
        // Written once, and checked by nobody else.
        assertThat(encoded[0]).isEqualTo(1);
    }

    // --- requests

    @Test
    void aClientsAckIsItsAnswer() {
        CompletableFuture<Decision> decision = desk.request(ana.socket(), OFFER, new Offer("42"), SOON);
        assertThat(ana.sent()).containsExactly("42/desk,1[\"offer\",{\"ticket\":\"42\"}]");
        ana.receive("43/desk,1[{\"accepted\":true},\"surplus\"]");
        assertThat(decision).isNotDone();
        server.run();
        assertThat(decision).isCompletedWithValue(new Decision(true));

        CompletableFuture<Integer> mood = desk.request(ana.socket(), MOOD, SOON);
        ana.receive("43/desk,2[5]");
        server.run();
        assertThat(mood).isCompletedWithValue(5);
    }

    @Test
    void anAnswerThatIsNotValidIsAFailure() {
        CompletableFuture<Decision> decision = desk.request(ana.socket(), OFFER, new Offer("42"), SOON);
        ana.receive("43/desk,1[{\"accepted\":\"maybe\"}]");
        server.run();
        assertFailed(decision, AckException.Reason.INVALID);
    }

    @Test
    void aMalformedAnswerDisconnectsItsClient() {
        CompletableFuture<Decision> decision = desk.request(ana.socket(), OFFER, new Offer("42"), SOON);
        ana.sent();
        ana.receive("43/desk,1[{]");
        server.run();
        assertFailed(decision, AckException.Reason.DISCONNECTED);
        assertThat(ana.sent()).containsExactly("41/desk,");
    }

    @Test
    void aRequestEndsAtItsDeadlineToTheMillisecondAndALateAnswerIsIgnored() {
        CompletableFuture<Decision> decision = desk.request(ana.socket(), OFFER, new Offer("42"), SOON);
        server.timers.advance(SOON.minusMillis(1));
        server.run();
        assertThat(decision).isNotDone();
        server.timers.advance(Duration.ofMillis(1));
        server.run();
        assertFailed(decision, AckException.Reason.TIMEOUT);
        ana.receive("43/desk,1[{\"accepted\":true}]");
        server.run();
        assertFailed(decision, AckException.Reason.TIMEOUT);
    }

    @Test
    void aRequestEndsWhenItsClientHasGone() {
        CompletableFuture<Decision> before = desk.request(ana.socket(), OFFER, new Offer("42"), SOON);
        com.corundumstudio.socketio.SocketIOClient gone = ana.socket();
        ana.disconnect();
        CompletableFuture<Decision> after = desk.request(gone, OFFER, new Offer("42"), SOON);
        server.run();
        assertFailed(before, AckException.Reason.DISCONNECTED);
        assertFailed(after, AckException.Reason.DISCONNECTED);
        assertThat(server.timers.isEmpty()).isTrue();
    }

    @Test
    void aDeadlineIsPositive() {
        assertThatThrownBy(() -> desk.request(ana.socket(), MOOD, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("positive");
        assertThatThrownBy(() -> TypedNamespace.on(server.namespace("/x"), DESK).handlerDeadline(Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("positive");
    }

    @Test
    void manyCanBeAsked() {
        CompletableFuture<Answers<Decision>> answers = desk.to("ticket:42").request(OFFER, new Offer("42"), SOON);
        CompletableFuture<Answers<Integer>> nobody = desk.to().request(MOOD, SOON);
        ana.receive("43/desk,1[{\"accepted\":true}]");
        server.run();
        assertThat(nobody).isCompletedWithValue(Answers.of(List.of(), 0, 0));
        assertThat(answers).isNotDone();
        server.timers.advance(SOON);
        server.run();
        assertThat(answers).isCompletedWithValue(Answers.of(List.of(new Decision(true)), 1, 0));
    }

    private static void assertFailed(CompletableFuture<?> future, AckException.Reason reason) {
        assertThat(future)
                .failsWithin(Duration.ZERO)
                .withThrowableThat()
                .withCauseInstanceOf(AckException.class)
                .satisfies(failure ->
                        assertThat(((AckException) failure.getCause()).reason()).isEqualTo(reason));
    }

    // --- emitters

    interface Outgoing {
        @Emits("said")
        void said(Said said);

        @Emits("woken")
        void woken();
    }

    interface Asking {
        @Emits("offer")
        CompletableFuture<Decision> offer(Offer offer, Duration deadline);
    }

    interface AskingAll {
        @Emits("offer")
        CompletableFuture<Answers<Decision>> offer(Offer offer, Duration deadline);
    }

    @Test
    void anInterfaceBecomesAnEmitter() {
        desk.emitter(Outgoing.class, "ticket:42").said(HELLO);
        assertReceived(1, 1, 0);
        desk.emitter(Outgoing.class).woken();
        assertReceived(1, 1, 1);
        desk.emitter(Outgoing.class, ana.socket()).woken();
        assertReceived(1, 0, 0);
        desk.emitter(Outgoing.class, desk.to()).woken();
        assertReceived(0, 0, 0);
        assertThat(desk.emitter(Outgoing.class, "ticket:42"))
                .hasToString("ClientAudienceTest.Outgoing on rooms [ticket:42] of /desk");
    }

    @Test
    void anEmittersRequestsHaveAnswers() {
        CompletableFuture<Decision> one =
                desk.emitter(Asking.class, ana.socket()).offer(new Offer("42"), SOON);
        CompletableFuture<Answers<Decision>> all =
                desk.emitter(AskingAll.class, "ticket:43").offer(new Offer("42"), SOON);
        ana.receive("43/desk,1[{\"accepted\":true}]");
        bea.receive("43/desk,1[{\"accepted\":false}]");
        server.run();
        assertThat(one).isCompletedWithValue(new Decision(true));
        assertThat(all).isCompletedWithValue(Answers.of(List.of(new Decision(false)), 0, 0));
    }

    @Test
    void anEmitterThatDoesNotFitIsRefusedInASentence() {
        assertThatThrownBy(() -> desk.emitter(Asking.class, "ticket:42"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("ClientAudienceTest.Asking.offer(DeskEvents.Offer, Duration) must return"
                        + " CompletableFuture<Answers<DeskEvents.Decision>>, the answer of \"offer\" to an audience, but"
                        + " returns CompletableFuture<DeskEvents.Decision>");
    }
}
