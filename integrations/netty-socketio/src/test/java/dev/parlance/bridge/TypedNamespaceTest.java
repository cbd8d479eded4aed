package dev.parlance.bridge;

import static dev.parlance.bridge.DeskEvents.COUNT;
import static dev.parlance.bridge.DeskEvents.DESK;
import static dev.parlance.bridge.DeskEvents.HINT;
import static dev.parlance.bridge.DeskEvents.MOVE;
import static dev.parlance.bridge.DeskEvents.NOTE;
import static dev.parlance.bridge.DeskEvents.SAY;
import static dev.parlance.bridge.DeskEvents.WAKE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.corundumstudio.socketio.SocketIONamespace;
import dev.parlance.bridge.DeskEvents.Receipt;
import dev.parlance.bridge.DeskEvents.Say;
import dev.parlance.event.RefusedException;
import dev.parlance.socket.HandlerDeadline;
import dev.parlance.socket.Registration;
import dev.parlance.socket.UnknownEvents;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypedNamespaceTest {
    private final MemoryServer server = new MemoryServer(ParlanceJson.of(DESK));
    private final SocketIONamespace namespace = server.namespace("/desk");
    private final TypedNamespace desk = server.typed(namespace, DESK).build();
    private final MemoryServer.Client ana = server.connect("/desk");
    private final List<Object> recorded = new ArrayList<>();

    @AfterEach
    void close() {
        desk.close();
    }

    // --- handlers

    @Test
    void aHandlersValueIsTheAck() {
        desk.handle(SAY, (client, say) -> {
            recorded.add(say);
            return new Receipt(7);
        });

        ana.event("3[\"say\",{\"ticket\":\"42\",\"text\":\"Hello\"}]");

        assertThat(recorded).containsExactly(new Say("42", "Hello"));
        assertThat(ana.sent()).containsExactly("43/desk,3[{\"number\":7}]");
    }

    @Test
    void anEventWithoutAnAnswerIsAckedWhenItsListenersHaveReturned() {
        desk.on(HINT, (client, say) -> recorded.add("first " + say.text()));
        desk.on(HINT, (client, say) -> recorded.add("second " + say.text()));
        desk.on(
                WAKE,
                client -> recorded.add(
                        "wake " + client.getSessionId().equals(ana.socket().getSessionId())));

        ana.event("0[\"hint\",{\"ticket\":\"42\",\"text\":\"psst\"}]");
        ana.event("[\"wake\"]");

        assertThat(recorded).containsExactly("first psst", "second psst", "wake true");
        assertThat(ana.sent()).containsExactly("43/desk,0[{\"ok\":true}]");
    }

    @Test
    void payloadsComeInAllShapes() {
        desk.handle(COUNT, client -> 3);
        desk.handle(MOVE, (client, move) -> {
            recorded.add(move);
            return new Receipt(move.to());
        });
        desk.on(NOTE, (client, note) -> recorded.add(note));

        ana.event("1[\"count\"]");
        ana.event("2[\"move\",\"42\",null,5,\"surplus\"]");
        ana.event("[\"note\",{\"kept\":null}]");

        assertThat(recorded).containsExactly(new DeskEvents.Move("42", null, 5), DeskEvents.withNull());
        assertThat(ana.sent()).containsExactly("43/desk,1[3]", "43/desk,2[{\"number\":5}]");
    }

    @Test
    void aStageAnswersLaterAndLetsTheNextEventStart() {
        CompletableFuture<Receipt> receipt = new CompletableFuture<>();
        desk.handleAsync(SAY, (client, say) -> receipt);
        desk.onAsync(HINT, (client, say) -> CompletableFuture.runAsync(() -> recorded.add(say.text()), Runnable::run));

        ana.event("1[\"say\",{\"ticket\":\"42\",\"text\":\"Hello\"}]");
        ana.event("2[\"hint\",{\"ticket\":\"42\",\"text\":\"psst\"}]");
        assertThat(ana.sent()).containsExactly("43/desk,2[{\"ok\":true}]");

        receipt.complete(new Receipt(1));
        assertThat(ana.sent()).containsExactly("43/desk,1[{\"number\":1}]");
    }

    // --- refusals

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[\"say\",{\"ticket\":\"42\"}]  | {\"error\":{\"code\":\"validation-failed\",\"message\":\"text is required\",\"event\":\"say\",\"field\":\"text\"}}",
                "[\"say\"]                      | {\"error\":{\"code\":\"validation-failed\",\"message\":\"the payload is required\",\"event\":\"say\"}}",
                "[\"say\",{\"ticket\":42,\"text\":\"\"}] | {\"error\":{\"code\":\"validation-failed\",\"message\":\"ticket must be a string\",\"event\":\"say\",\"field\":\"ticket\"}}",
                "[\"shout\",1]                  | {\"error\":{\"code\":\"not-found\",\"message\":\"nobody handles this event\",\"event\":\"shout\"}}",
                "[\"parlance:any-event\"]       | {\"error\":{\"code\":\"not-found\",\"message\":\"nobody handles this event\",\"event\":\"parlance:any-event\"}}",
            })
    void whatIsNotValidIsRefused(String event, String ack) {
        desk.handle(SAY, (client, say) -> {
            recorded.add(say);
            return new Receipt(7);
        });

        ana.event("5" + event);

        assertThat(ana.sent()).containsExactly("43/desk,5[" + ack + "]");
        assertThat(recorded).isEmpty();
    }

    @Test
    void whatAHandlerThrowsIsAnswered() {
        desk.handle(SAY, (client, say) -> {
            throw RefusedException.conflict("closed");
        });
        desk.handle(COUNT, client -> {
            throw new IOException("secret");
        });
        desk.onAsync(HINT, (client, say) -> CompletableFuture.failedFuture(RefusedException.notFound("no ticket")));

        ana.event("1[\"say\",{\"ticket\":\"42\",\"text\":\"Hello\"}]");
        ana.event("2[\"count\"]");
        ana.event("3[\"hint\",{\"ticket\":\"42\",\"text\":\"psst\"}]");

        assertThat(ana.sent())
                .containsExactly(
                        "43/desk,1[{\"error\":{\"code\":\"conflict\",\"message\":\"closed\",\"event\":\"say\"}}]",
                        "43/desk,2[{\"error\":{\"code\":\"server-error\",\"message\":\"the server failed to handle this event\",\"event\":\"count\"}}]",
                        "43/desk,3[{\"error\":{\"code\":\"not-found\",\"message\":\"no ticket\",\"event\":\"hint\"}}]");
    }

    @Test
    void atItsDeadlineAHandlersEventIsAnsweredAndALateAnswerIsNot() {
        CompletableFuture<Receipt> receipt = new CompletableFuture<>();
        desk.handleAsync(SAY, (client, say) -> receipt);
        ana.event("1[\"say\",{\"ticket\":\"42\",\"text\":\"Hello\"}]");

        server.timers.advance(Duration.ofSeconds(30));
        server.run();
        receipt.complete(new Receipt(1));

        assertThat(ana.sent())
                .containsExactly(
                        "43/desk,1[{\"error\":{\"code\":\"timeout\",\"message\":\"the handler did not answer in time\",\"event\":\"say\"}}]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"[\"say\",", "[\"say\",{]", "[]", "[true]", "[\"disconnect\"]", "[\"\"]"})
    void malformedJsonDisconnectsItsClient(String event) {
        ana.event("1" + event);
        assertThat(ana.sent()).containsExactly("41/desk,");
    }

    // --- order and bounds

    @Test
    void theEventsOfOneClientAreHandledInOrderAndOffTheEventLoop() {
        Thread test = Thread.currentThread();
        List<Thread> threads = new ArrayList<>();
        desk.on(HINT, (client, say) -> {
            recorded.add(say.text());
            threads.add(Thread.currentThread());
        });
        MemoryServer.Client bea = server.connect("/desk");

        for (String text : List.of("a", "b", "c")) {
            ana.receive("42/desk,[\"hint\",{\"ticket\":\"42\",\"text\":\"" + text + "\"}]");
            bea.receive("42/desk,[\"hint\",{\"ticket\":\"42\",\"text\":\"" + text.toUpperCase() + "\"}]");
        }
        assertThat(recorded).isEmpty();

        server.run();
        assertThat(recorded)
                .containsSubsequence("a", "b", "c")
                .containsSubsequence("A", "B", "C")
                .hasSize(6);
        assertThat(threads).containsOnly(test);
    }

    @Test
    void aClientThatSendsTooMuchIsRefused() {
        desk.on(WAKE, client -> recorded.add("wake"));
        for (int i = 0; i < 1_002; i++) {
            ana.receive("42/desk," + i + "[\"wake\"]");
        }
        server.run();

        assertThat(recorded).hasSize(1_001);
        assertThat(ana.sent())
                .hasSize(1_002)
                .contains(
                        "43/desk,1001[{\"error\":{\"code\":\"unavailable\",\"message\":\"too many events of this client wait to be handled\",\"event\":\"wake\"}}]");

        ana.event("2000[\"wake\"]");
        assertThat(ana.sent()).containsExactly("43/desk,2000[{\"ok\":true}]");
    }

    @Test
    void unknownEventsMayBeIgnored() {
        SocketIONamespace other = server.namespace("/other");
        try (TypedNamespace ignoring =
                server.typed(other, DESK).unknownEvents(UnknownEvents.IGNORE).build()) {
            ignoring.handle(COUNT, client -> 3);
            MemoryServer.Client bea = server.connect("/other");
            bea.event("1[\"shout\"]");
            bea.event("2[\"count\"]");
            assertThat(bea.sent()).containsExactly("43/other,2[3]");
        }
    }

    @Test
    void aHandlerSeesItsDeadlineAndARefusalCanDisconnect() {
        desk.handle(COUNT, client -> {
            recorded.add(HandlerDeadline.current().remaining());
            throw RefusedException.permissionDenied("out").thenDisconnect();
        });
        ana.event("1[\"count\"]");
        assertThat(recorded).containsExactly(Duration.ofSeconds(30));
        assertThat(ana.sent())
                .containsExactly(
                        "43/desk,1[{\"error\":{\"code\":\"permission-denied\",\"message\":\"out\",\"event\":\"count\"}}]",
                        "41/desk,");
    }

    @Test
    void anExceptionOfTheApplicationIsRefusedAsItSays() {
        desk.refuse(IOException.class, failure -> RefusedException.notFound("no such ticket"));
        desk.handle(COUNT, client -> {
            throw new FileNotFoundException("secret");
        });
        ana.event("1[\"count\"]");
        assertThat(ana.sent())
                .containsExactly(
                        "43/desk,1[{\"error\":{\"code\":\"not-found\",\"message\":\"no such ticket\",\"event\":\"count\"}}]");
    }

    @Test
    void aClientThatDoesNotAnswerIsNoServerError() {
        desk.handleAsync(
                SAY,
                (client, say) -> desk.request(client, DeskEvents.MOOD, Duration.ofSeconds(1))
                        .thenApply(Receipt::new));
        ana.event("1[\"say\",{\"ticket\":\"42\",\"text\":\"Hello\"}]");
        server.timers.advance(Duration.ofSeconds(1));
        server.run();
        assertThat(ana.sent()).hasSize(2).last().asString().contains("\"code\":\"timeout\"");
    }

    // --- registrations

    @Test
    void whatIsRemovedIsNotCalledAnyMore() {
        Registration registration = desk.handle(COUNT, client -> 3);
        registration.remove();
        registration.remove();
        desk.handle(COUNT, client -> 4);

        ana.event("1[\"count\"]");
        assertThat(ana.sent()).containsExactly("43/desk,1[4]");
    }

    @Test
    void allListenersOfNettySocketioMayBeRemovedAndTypedOnesStay() {
        desk.handle(COUNT, client -> 3);
        namespace.removeAllListeners("count");

        ana.event("1[\"count\"]");
        assertThat(ana.sent()).containsExactly("43/desk,1[3]");
    }

    @Test
    void aRequestHasOneHandler() {
        desk.handle(COUNT, client -> 3);
        assertThatThrownBy(() -> desk.handle(COUNT, client -> 4))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"count\"")
                .hasMessageContaining("/desk");
    }

    @Test
    void aClosedNamespaceHandlesNothingAndCanBeMadeAnew() {
        desk.handle(COUNT, client -> 3);
        desk.close();
        desk.close();
        ana.event("1[\"count\"]");
        assertThat(ana.sent()).isEmpty();

        try (TypedNamespace again = server.typed(namespace, DESK).build()) {
            again.handle(COUNT, client -> 5);
            ana.event("2[\"count\"]");
            assertThat(ana.sent()).containsExactly("43/desk,2[5]");
        }
    }
}
