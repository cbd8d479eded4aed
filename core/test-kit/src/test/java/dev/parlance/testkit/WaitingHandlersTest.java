package dev.parlance.testkit;

import static dev.parlance.event.ClientEvent.clientEvent;
import static dev.parlance.event.ClientRequest.clientRequest;
import static dev.parlance.event.ServerRequest.serverRequest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parlance.event.ClientEvent;
import dev.parlance.event.ClientRequest;
import dev.parlance.event.RefusedException;
import dev.parlance.event.ServerRequest;
import dev.parlance.socket.AckException;
import dev.parlance.socket.Guest;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Handlers that wait for other clients: for their acks, and for their events. */
class WaitingHandlersTest {
    public record Sell(String item, String to) {}

    public record Offer(String item) {}

    public record Decision(boolean accepted) {}

    public record Outcome(String text) {}

    static final ClientRequest<Sell, Outcome> SELL = clientRequest("sell", Sell.class, Outcome.class);
    static final ServerRequest<Offer, Decision> OFFER = serverRequest("offer", Offer.class, Decision.class);
    static final ClientEvent<Void> RELEASE = clientEvent("release");

    private static final Duration DEADLINE = Duration.ofSeconds(5);

    @AutoClose
    private final TestServer server = TestServer.create();

    private final Namespace<Guest> shop = server.namespace("/shop");
    private final TestClient ana = server.connect("/shop");
    private final TestClient bob = server.connect("/shop");

    private void sellByAsking() {
        shop.handle(SELL, (socket, sell) -> {
            Socket<Guest> buyer = Optional.ofNullable(shop.socket(sell.to())).orElseThrow();
            try {
                Decision decision = buyer.ask(OFFER, new Offer(sell.item()), DEADLINE);
                return new Outcome(decision.accepted() ? "sold" : "kept");
            } catch (AckException e) {
                return new Outcome(e.reason().name());
            }
        });
    }

    private Sell toBob() {
        return new Sell("lamp", bob.id());
    }

    @Test
    void aRequestIsAnsweredWhoseHandlerWaitsForAnotherClientThatAnswers() {
        sellByAsking();
        bob.answer(OFFER, offer -> new Decision(offer.item().equals("lamp")));
        assertThat(ana.request(SELL, toBob())).isEqualTo(new Outcome("sold"));
        bob.expectNothingMore();
    }

    @Test
    void aRequestIsAnsweredWhoseHandlerAsksItsOwnClient() {
        sellByAsking();
        ana.answer(OFFER, offer -> new Decision(false));
        assertThat(ana.request(SELL, new Sell("lamp", ana.id()))).isEqualTo(new Outcome("kept"));
    }

    @Test
    void theTestAnswersWhenItWants() {
        sellByAsking();
        PendingAnswer<Outcome> outcome = ana.beginRequest(SELL, toBob());
        ReceivedRequest<Offer, Decision> offer = bob.expectRequest(OFFER);
        assertThat(offer.payload()).isEqualTo(new Offer("lamp"));
        assertThat(outcome.isAnswered()).isFalse();
        offer.answer(new Decision(true));
        assertThat(outcome.get()).isEqualTo(new Outcome("sold"));
        assertThat(outcome.get()).isEqualTo(new Outcome("sold"));
        assertThatThrownBy(() -> offer.answer(new Decision(true)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("\"offer\" was answered before");
    }

    @Test
    void aDeadlineComesWhenTheTestLetsItCome() {
        sellByAsking();
        PendingAnswer<Outcome> outcome = ana.beginRequest(SELL, toBob());
        server.advance(DEADLINE.minusMillis(1));
        assertThat(outcome.isAnswered()).isFalse();
        server.advance(Duration.ofMillis(1));
        assertThat(outcome.get()).isEqualTo(new Outcome("TIMEOUT"));
        bob.expectRequest(OFFER).answer(new Decision(true));
        server.run();
        ana.expectNothingMore();
    }

    @Test
    void aClientThatGoesAwayEndsTheWaiting() {
        sellByAsking();
        PendingAnswer<Outcome> outcome = ana.beginRequest(SELL, toBob());
        bob.drop();
        assertThat(outcome.get()).isEqualTo(new Outcome("DISCONNECTED"));
    }

    @Test
    void aHandlersOwnDeadlineCountsOnTheSameClock() {
        sellByAsking();
        shop.onDisconnect((socket, reason) -> {});
        PendingAnswer<Outcome> outcome = ana.beginRequest(SELL, toBob());
        server.advance(Duration.ofMinutes(1));
        assertThat(outcome.get()).isEqualTo(new Outcome("TIMEOUT"));
    }

    @RepeatedTest(50)
    void aLatchIsReleasedByAnotherClientsEvent() {
        CountDownLatch latch = new CountDownLatch(1);
        shop.handle(SELL, (socket, sell) -> {
            latch.await();
            return new Outcome("released");
        });
        shop.on(RELEASE, (socket, nothing) -> latch.countDown());
        PendingAnswer<Outcome> outcome = ana.beginRequest(SELL, toBob());
        assertThat(outcome.isAnswered()).isFalse();
        bob.emit(RELEASE);
        assertThat(outcome.get()).isEqualTo(new Outcome("released"));
    }

    @RepeatedTest(50)
    void handlersHandOverToEachOtherByQueues() {
        BlockingQueue<String> there = new ArrayBlockingQueue<>(1);
        BlockingQueue<String> back = new ArrayBlockingQueue<>(1);
        shop.handle(SELL, (socket, sell) -> {
            if (sell.item().equals("ping")) {
                there.put("ping");
                return new Outcome(back.take());
            }
            String received = there.take();
            back.put("pong to " + received);
            return new Outcome(received);
        });
        PendingAnswer<Outcome> pong = bob.beginRequest(SELL, new Sell("pong", ""));
        assertThat(ana.request(SELL, new Sell("ping", ""))).isEqualTo(new Outcome("pong to ping"));
        assertThat(pong.get()).isEqualTo(new Outcome("ping"));
    }

    @Test
    void anAnswerThatDoesNotComeIsReportedWithWhereItsHandlerWaits() {
        sellByAsking();
        assertThatThrownBy(() -> ana.request(SELL, toBob()))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("\"sell\" was not answered: these wait on the server:\n- ")
                .hasMessageContaining("WaitingHandlersTest.java:");
    }

    @Test
    void anAnswerThatCannotComeIsReportedWithWhatHasHappened() {
        shop.handle(SELL, (socket, sell) -> {
            socket.disconnect();
            return new Outcome("gone");
        });
        assertThatThrownBy(() -> ana.request(SELL, toBob()))
                .isInstanceOf(AssertionError.class)
                .hasMessage("\"sell\" was not answered: the client is not connected to /shop");
        bob.drop();
        assertThatThrownBy(() -> bob.request(SELL, toBob()))
                .isInstanceOf(AssertionError.class)
                .hasMessage("\"sell\" was not answered: the connection has ended (transport close)");
    }

    @Test
    void aHandlerThatRefusesAfterItHasWaitedRefuses() {
        AtomicReference<Decision> decision = new AtomicReference<>();
        shop.handle(SELL, (socket, sell) -> {
            decision.set(shop.toSockets(sell.to()).askFirst(OFFER, new Offer("lamp"), DEADLINE));
            throw RefusedException.conflict("too late");
        });
        bob.answer(OFFER, offer -> new Decision(true));
        assertThatThrownBy(() -> ana.request(SELL, toBob()))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        e -> assertThat(e.refusal().code()).isEqualTo("conflict"));
        assertThat(decision.get()).isEqualTo(new Decision(true));
    }
}
