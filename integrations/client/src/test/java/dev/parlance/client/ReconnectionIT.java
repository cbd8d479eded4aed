package dev.parlance.client;

import static dev.parlance.client.ClientTransport.WEBSOCKET;
import static dev.parlance.client.TalkEvents.GOODBYE;
import static dev.parlance.client.TalkEvents.NOTHING;
import static dev.parlance.client.TalkEvents.OFFER;
import static dev.parlance.client.TalkEvents.SAY;
import static dev.parlance.client.TalkEvents.TYPED;
import static dev.parlance.client.TalkEvents.TYPING;
import static dev.parlance.client.TalkEvents.WAIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.parlance.client.NoAnswerException.Reason;
import dev.parlance.client.TalkEvents.Decision;
import dev.parlance.client.TalkEvents.Offer;
import dev.parlance.client.TalkEvents.Receipt;
import dev.parlance.client.TalkEvents.Say;
import dev.parlance.client.TalkEvents.Typing;
import dev.parlance.client.TalkServer.Credentials;
import dev.parlance.event.Dialect;
import dev.parlance.socket.Answers;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Connections that are lost, and made again. */
class ReconnectionIT {
    private static final Duration SOON = Duration.ofSeconds(20);

    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    private final AtomicInteger tokens = new AtomicInteger();
    private TalkServer server;
    private ParlanceClient client;

    @BeforeEach
    void open() throws Exception {
        server = new TalkServer(Dialect.STANDARD, 0);
        client = server.client(WEBSOCKET)
                .freshAuth(() -> new Credentials("ana", "t" + tokens.incrementAndGet()))
                .build();
        client.onConnect(() -> events.add("connected"));
        client.onDisconnect(events::add);
        client.connect(SOON);
        assertThat(next()).isEqualTo("connected");
    }

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    private String next() throws InterruptedException {
        return events.poll(SOON.toSeconds(), TimeUnit.SECONDS);
    }

    private <T> T soon(CompletableFuture<T> future) throws Exception {
        return future.get(SOON.toSeconds(), TimeUnit.SECONDS);
    }

    /** The server ends, and another one begins on its port. */
    private void restart() throws Exception {
        int port = server.port();
        server.close();
        assertThat(next()).startsWith("transport ");
        server = new TalkServer(Dialect.STANDARD, port);
    }

    @Test
    void aRequestWhoseConnectionIsLostFailsAtOnceAndListenersStay() throws Exception {
        CompletableFuture<Typing> typed = client.next(TYPED);
        String id = client.id();
        CompletableFuture<Void> waiting = client.requestAsync(WAIT, Duration.ofHours(1));
        soon(server.waited);

        restart();

        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> soon(waiting))
                .withCauseInstanceOf(NoAnswerException.class)
                .satisfies(e ->
                        assertThat(((NoAnswerException) e.getCause()).reason()).isEqualTo(Reason.DISCONNECTED));
        soon(client.connect());
        assertThat(next()).isEqualTo("connected");
        assertThat(client.id()).isNotNull().isNotEqualTo(id);
        client.emit(TYPING, new Typing("lobby"));
        assertThat(soon(typed)).isEqualTo(new Typing("lobby"));
        assertThat(server.tokens).containsExactly("t" + tokens.get());
        assertThat(tokens.get()).isGreaterThan(1);
    }

    @Test
    void whatIsEmittedWithoutAConnectionIsSentOnTheNextAndARequestIsNot() throws Exception {
        int port = server.port();
        server.close();
        assertThat(next()).startsWith("transport ");

        client.emit(TYPING, new Typing("later"));
        client.emit(GOODBYE);
        assertThatExceptionOfType(NoAnswerException.class)
                .isThrownBy(() -> client.request(SAY, new Say("lobby", "now"), SOON))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.NOT_CONNECTED));
        server = new TalkServer(Dialect.STANDARD, port);
        soon(client.connect());

        client.request(NOTHING, SOON);
        assertThat(server.received).containsExactly(new Typing("later"), "goodbye");
    }

    @Test
    void onlySoManyEventsWaitForAConnection() throws Exception {
        CompletableFuture<String> error = new CompletableFuture<>();
        client.onError((event, failure) -> error.complete(event + ": " + failure.getMessage()));
        client.disconnect();
        assertThat(next()).isEqualTo("io client disconnect");

        for (int i = 0; i <= Connector.MAX_WAITING; i++) {
            client.emit(TYPING, new Typing(String.valueOf(i)));
        }

        assertThat(soon(error)).isEqualTo("typing: it was not sent: 1000 events wait for a connection already");
        client.connect(SOON);
        client.request(NOTHING, SOON);
        assertThat(server.received).hasSize(Connector.MAX_WAITING);
    }

    @Test
    void aClientThatHasDisconnectedConnectsAgain() throws Exception {
        for (int i = 0; i < 20; i++) {
            client.disconnect();
            client.connect(SOON);
        }

        assertThat(client.request(SAY, new Say("lobby", "Hello"), SOON)).isEqualTo(new Receipt(1));
    }

    @Test
    void aClientThatTheServerDisconnectsStaysSoUntilItConnects() throws Exception {
        server.talk.disconnectSockets();

        assertThat(next()).isEqualTo("io server disconnect");
        assertThat(client.isConnected()).isFalse();
        client.connect(SOON);
        assertThat(next()).isEqualTo("connected");
    }

    @Test
    void aRefusalOnReconnectingIsReportedAndEndsTheTrying() throws Exception {
        CompletableFuture<ConnectionFailedException> refused = new CompletableFuture<>();
        try (ParlanceClient bob = server.client(WEBSOCKET)
                .freshAuth(() -> new Credentials("bob", server.tokens.contains("bob") ? "expired" : "bob"))
                .build()) {
            bob.onConnectError(error -> {
                if (error instanceof ConnectionRefusedException) {
                    refused.complete(error);
                }
            });
            bob.connect(SOON);
            server.tokens.add("bob");
            int port = server.port();
            server.close();
            server = new TalkServer(Dialect.STANDARD, port);
            server.tokens.add("bob");

            assertThat(soon(refused)).hasMessage("the token has expired");
            assertThat(bob.isConnected()).isFalse();
        }
    }

    @Test
    void anAnswerIsNotSentOnAnotherConnectionThanItsRequestCameOn() throws Exception {
        CompletableFuture<Decision> decision = new CompletableFuture<>();
        CompletableFuture<Offer> asked = new CompletableFuture<>();
        client.handleAsync(OFFER, offer -> {
            asked.complete(offer);
            return offer.what().equals("old") ? decision : CompletableFuture.completedFuture(new Decision(true, null));
        });
        server.talk.request(OFFER, new Offer("old", new byte[0]), SOON);
        soon(asked);
        restart();
        soon(client.connect());

        CompletableFuture<Answers<Decision>> answers = server.talk.request(OFFER, new Offer("new", new byte[0]), SOON);
        decision.complete(new Decision(false, null));

        assertThat(soon(answers).received()).containsExactly(new Decision(true, null));
    }
}
