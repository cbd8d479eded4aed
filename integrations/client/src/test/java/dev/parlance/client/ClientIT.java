package dev.parlance.client;

import static dev.parlance.client.ClientTransport.POLLING;
import static dev.parlance.client.ClientTransport.WEBSOCKET;
import static dev.parlance.client.TalkEvents.GAME;
import static dev.parlance.client.TalkEvents.GOODBYE;
import static dev.parlance.client.TalkEvents.MOVED;
import static dev.parlance.client.TalkEvents.NOTHING;
import static dev.parlance.client.TalkEvents.OFFER;
import static dev.parlance.client.TalkEvents.SAID;
import static dev.parlance.client.TalkEvents.SAY;
import static dev.parlance.client.TalkEvents.SELL;
import static dev.parlance.client.TalkEvents.TYPED;
import static dev.parlance.client.TalkEvents.TYPING;
import static dev.parlance.client.TalkEvents.WAIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.parlance.client.NoAnswerException.Reason;
import dev.parlance.client.TalkEvents.Decision;
import dev.parlance.client.TalkEvents.Move;
import dev.parlance.client.TalkEvents.Offer;
import dev.parlance.client.TalkEvents.Receipt;
import dev.parlance.client.TalkEvents.Said;
import dev.parlance.client.TalkEvents.Say;
import dev.parlance.client.TalkEvents.Typing;
import dev.parlance.client.TalkServer.Credentials;
import dev.parlance.event.ClientEvent;
import dev.parlance.event.Dialect;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A client and a real server. */
class ClientIT {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Say HELLO = new Say("lobby", "Hello");

    private TalkServer server;
    private ParlanceClient client;
    private final BlockingQueue<String> errors = new LinkedBlockingQueue<>();

    @BeforeEach
    void open() throws Exception {
        server = new TalkServer(Dialect.STANDARD, 0);
        client = server.client(WEBSOCKET).build();
        client.onError((event, error) -> errors.add(event + ": " + error.getMessage()));
        client.connect(SOON);
    }

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    private <T> T soon(CompletableFuture<T> future) throws Exception {
        return future.get(SOON.toSeconds(), TimeUnit.SECONDS);
    }

    private String nextError() throws InterruptedException {
        return errors.poll(SOON.toSeconds(), TimeUnit.SECONDS);
    }

    @Test
    void aRefusedConnectionIsAnExceptionWithTheServersMessageAndData() {
        try (ParlanceClient refused =
                server.client(WEBSOCKET).auth(new Credentials("bob", "expired")).build()) {
            assertThatExceptionOfType(ConnectionRefusedException.class)
                    .isThrownBy(() -> refused.connect(SOON))
                    .withMessage("the token has expired")
                    .satisfies(e -> assertThat(e.data()).isEqualTo(Map.of("since", 7, "why", List.of("old"))));
            assertThat(refused.isConnected()).isFalse();
            assertThatExceptionOfType(ExecutionException.class)
                    .isThrownBy(() -> soon(refused.connect()))
                    .withCauseInstanceOf(ConnectionRefusedException.class);
        }
    }

    @Test
    void credentialsThatCannotBeHadFailTheConnection() {
        try (ParlanceClient none = server.client(WEBSOCKET)
                .freshAuth(() -> {
                    throw new IllegalStateException("the vault is shut");
                })
                .build()) {
            assertThatExceptionOfType(ConnectionFailedException.class)
                    .isThrownBy(() -> none.connect(SOON))
                    .withMessageContaining("the vault is shut");
        }
    }

    @Test
    void aServerThatIsAwayIsAFailureWithItsCause() {
        server.close();
        try (ParlanceClient lost = server.client(WEBSOCKET).reconnection(false).build();
                ParlanceClient trying = server.client(POLLING).build()) {
            assertThatExceptionOfType(ConnectionFailedException.class)
                    .isThrownBy(() -> lost.connect(SOON))
                    .withMessageContaining("Failed to connect");
            assertThatExceptionOfType(ConnectionFailedException.class)
                    .isThrownBy(() -> trying.connect(Duration.ofMillis(300)))
                    .withMessageStartingWith("no connection to 127.0.0.1:" + server.port() + "/talk within PT0.3S: ");
        }
    }

    @Test
    void whenAllAttemptsAreUsedTheConnectionFails() {
        server.close();
        try (ParlanceClient trying =
                server.client(WEBSOCKET).reconnectionAttempts(2).build()) {
            assertThatExceptionOfType(ExecutionException.class)
                    .isThrownBy(() -> soon(trying.connect()))
                    .withMessageContaining("all attempts to connect have failed");
        }
    }

    @Test
    void listenersReceiveEventsUntilTheyAreRemoved() throws Exception {
        BlockingQueue<Said> heard = new LinkedBlockingQueue<>();
        ClientRegistration listening = client.on(SAID, heard::add);
        CompletableFuture<Said> next = client.next(SAID);

        assertThat(client.request(SAY, HELLO, SOON)).isEqualTo(new Receipt(1));

        assertThat(soon(next)).isEqualTo(new Said("ana", "Hello"));
        assertThat(heard.poll(20, TimeUnit.SECONDS)).isEqualTo(new Said("ana", "Hello"));
        listening.remove();
        listening.remove();
        CompletableFuture<Said> fence = client.next(SAID);
        client.request(SAY, HELLO, SOON);
        soon(fence);
        assertThat(heard).isEmpty();
    }

    @Test
    void patternsPositionalEventsAndEventsWithoutPayloadArrive() throws Exception {
        CompletableFuture<String> game = new CompletableFuture<>();
        client.on(GAME, (name, move) -> game.complete(name + " " + move));
        CompletableFuture<Move> moved = client.next(MOVED);

        server.talk.emit(GAME.named("over"), new Move(1, 2));
        server.talk.emit(MOVED, new Move(3, null));
        client.emit(GOODBYE);
        soon(client.emitWithAck(TYPING, new Typing("lobby"), SOON));

        assertThat(soon(game)).isEqualTo("game:over Move[x=1, y=2]");
        assertThat(soon(moved)).isEqualTo(new Move(3, null));
        assertThat(server.received).containsExactly("goodbye", new Typing("lobby"));
    }

    @Test
    void aHandlerAnswersTheServer() throws Exception {
        client.handle(OFFER, offer -> new Decision(offer.what().equals("lamp"), new byte[] {1, 2, 3}));

        assertThat(client.request(SELL, new Offer("lamp", new byte[100_000]), SOON))
                .isEqualTo("true 3");
        assertThatIllegalStateException()
                .isThrownBy(() -> client.handle(OFFER, offer -> new Decision(true, null)))
                .withMessage("\"offer\" has a handler already");
    }

    @Test
    void aHandlerMayAnswerLater() {
        client.handleAsync(OFFER, offer -> CompletableFuture.supplyAsync(() -> new Decision(true, null)));

        assertThat(client.request(SELL, new Offer("lamp", new byte[0]), SOON)).isEqualTo("true 0");
    }

    @Test
    void aHandlerThatFailsIsReportedAndTheServerGetsNoAnswer() throws Exception {
        client.handle(OFFER, offer -> {
            throw new IllegalStateException("no idea");
        });

        assertThat(client.request(SELL, new Offer("lamp", new byte[0]), SOON)).isEqualTo("TIMEOUT");
        assertThat(nextError()).isEqualTo("offer: no idea");
    }

    @Test
    void aRequestWithoutAHandlerIsReported() throws Exception {
        client.request(SELL, new Offer("lamp", new byte[0]), SOON);

        assertThat(nextError()).isEqualTo("offer: the server waits for an answer, and there is no handler");
    }

    @Test
    void anAnswerThatIsNotCompleteIsNotSent() throws Exception {
        client.handleAsync(OFFER, offer -> CompletableFuture.completedFuture(null));

        client.request(SELL, new Offer("lamp", new byte[0]), SOON);

        assertThat(nextError()).startsWith("offer: \"offer\" cannot be answered so: the payload is required");
    }

    @Test
    void whatDoesNotFitItsTypeIsReportedAndTheNextEventIsReceived() throws Exception {
        CompletableFuture<Said> heard = new CompletableFuture<>();
        client.on(SAID, heard::complete);

        server.talk.untyped().emit("said", Map.of("from", "bob"));
        server.talk.untyped().emit("said", 7);
        server.talk.emit(SAID, new Said("bob", "Hi"));

        assertThat(soon(heard)).isEqualTo(new Said("bob", "Hi"));
        assertThat(nextError())
                .isEqualTo("said: \"said\" came with what does not fit " + Said.class.getName() + ": text is required");
        assertThat(nextError()).contains("does not fit");
    }

    @Test
    void anAnswerThatDoesNotFitFailsItsRequest() {
        try (ParlanceClient other = ParlanceClient.builder(server.uri())
                .auth(new Credentials("bob", "t"))
                .build()) {
            other.connect(SOON);

            assertThatExceptionOfType(NoAnswerException.class)
                    .isThrownBy(() -> other.request(
                            dev.parlance.event.ClientRequest.clientRequest("say", Say.class, Said.class), HELLO, SOON))
                    .withMessage("the answer to \"say\" does not fit " + Said.class.getName() + ": from is required")
                    .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.INVALID));
        }
    }

    @Test
    void unknownEventsHaveAListener() throws Exception {
        CompletableFuture<String> unknown = new CompletableFuture<>();
        client.onUnknown((name, arguments) -> unknown.complete(name + " " + arguments));

        server.talk.emit(TYPED, new Typing("known, but nobody listens"));
        server.talk.untyped().emit("surprise", 1, List.of("a"), null);

        assertThat(soon(unknown)).isEqualTo("surprise [1, [a], null]");
    }

    @Test
    void whatTheCatalogueHasNotIsRefusedInASentence() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> client.emit(ClientEvent.clientEvent("shout", Typing.class), new Typing("x")))
                .withMessage("\"shout\" (client->server) is not in the catalogue talk");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> client.emit(ClientEvent.clientEvent("typing", Said.class), new Said("a", "b")))
                .withMessage("\"typing\" (client->server) is " + Said.class.getName()
                        + " (single), but the catalogue has it as " + Typing.class.getName() + " (single)");
    }

    @Test
    @SuppressWarnings("NullAway")
    void whatIsNotCompleteIsNotSent() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> client.request(SAY, new Say("lobby", null), SOON))
                .withMessage("\"say\" (client->server) cannot be sent: text is required");
    }

    @Test
    void aRequestWithoutAnAnswerEndsAtItsDeadline() {
        assertThatExceptionOfType(NoAnswerException.class)
                .isThrownBy(() -> client.request(WAIT, Duration.ofMillis(200)))
                .withMessage("\"wait\" was not answered in time")
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.TIMEOUT));
        assertThat(client.request(NOTHING, SOON)).isNull();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> client.request(WAIT, Duration.ZERO))
                .withMessage("a deadline must be positive: PT0S");
    }

    @Test
    void anInterruptEndsTheWaiting() throws Exception {
        CompletableFuture<Throwable> thrown = new CompletableFuture<>();
        Thread waiting = new Thread(() -> {
            try {
                client.request(WAIT, SOON);
            } catch (NoAnswerException e) {
                thrown.complete(Thread.currentThread().isInterrupted() ? e : null);
            }
        });
        waiting.start();
        soon(server.waited);
        waiting.interrupt();

        assertThat(((NoAnswerException) soon(thrown)).reason()).isEqualTo(Reason.INTERRUPTED);
    }

    @Test
    void aListenerMayWaitForAnAnswerAndEventsStayInOrder() throws Exception {
        BlockingQueue<Object> order = new LinkedBlockingQueue<>();
        client.on(TYPED, typing -> {
            order.add(typing.room());
            if (typing.room().equals("0")) {
                order.add(client.request(SAY, HELLO, SOON));
                order.add(client.requestAsync(SAY, HELLO, SOON).join());
            }
        });

        for (int i = 0; i < 100; i++) {
            client.emit(TYPING, new Typing(String.valueOf(i)));
        }

        assertThat(IntStream.range(0, 102).mapToObj(i -> poll(order)))
                .startsWith("0", new Receipt(1), new Receipt(2), "1")
                .endsWith("98", "99");
    }

    private static Object poll(BlockingQueue<Object> queue) {
        try {
            return queue.poll(SOON.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aThousandRequestsAreAnsweredAtOnce() throws Exception {
        List<CompletableFuture<Receipt>> answers = IntStream.range(0, 1_000)
                .mapToObj(i -> client.requestAsync(SAY, HELLO, SOON))
                .toList();

        CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)).get(60, TimeUnit.SECONDS);

        assertThat(answers.stream().map(answer -> answer.join().number()))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 1_000).mapToObj(Long::valueOf).toList());
    }

    @Test
    void aClosedClientSendsNothingMore() throws Exception {
        client.close();

        client.emit(GOODBYE);
        assertThat(nextError()).isEqualTo("goodbye: it was not sent: the client is closed");
        assertThatExceptionOfType(NoAnswerException.class)
                .isThrownBy(() -> client.request(SAY, HELLO, SOON))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.NOT_CONNECTED));
        assertThatIllegalStateException().isThrownBy(() -> client.connect(SOON)).withMessage("the client is closed");
    }
}
