package dev.parlance.internal.engine.netty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.http.Headers;
import dev.parlance.internal.engine.EngineHandler.Opening;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A connection that sends much has its turn, and then another one of its event loop; a crowd of new ones does not come before. */
class FairReadingIT {
    private static final int MESSAGES = 500;
    private static final String MESSAGE = "4" + "x".repeat(1_000);

    /** Fewer than an event loop reads in a round. */
    private static final int NEWCOMERS = 40;

    /** What is read in one turn is at most 16 KB. */
    private static final int IN_ONE_TURN = 17;

    @Test
    void whoSendsMuchDoesNotHoldUpWhoSendsLittle() throws Exception {
        List<String> senders = new CopyOnWriteArrayList<>();
        CountDownLatch sent = new CountDownLatch(1);
        try (RunningEngine engine = RunningEngine.start(settings -> settings.eventLoopThreads = 1);
                RawWebSocket much = engine.webSocket();
                RawWebSocket little = engine.webSocket()) {
            CountDownLatch waiting = new CountDownLatch(1);
            engine.handler.onText = (session, text) -> {
                senders.add(session.id());
                if (text.equals("wait")) {
                    waiting.countDown();
                    await(sent);
                }
            };
            // On the event loop, until both have sent theirs.
            much.sendText("4wait");
            waiting.await();
            for (int i = 0; i < MESSAGES; i++) {
                much.sendText(MESSAGE);
            }
            little.sendText("4hello");
            sent.countDown();
            var sender = engine.handler.of(much.sid);
            for (int i = 0; i <= MESSAGES; i++) {
                sender.next();
            }
            assertThat(engine.handler.of(little.sid).next()).isEqualTo("text hello");
            assertThat(senders.indexOf(little.sid)).isLessThanOrEqualTo(IN_ONE_TURN);
        }
    }

    @Test
    void newcomersDoNotHoldUpWhoIsConnected() throws Exception {
        List<RawHttp> newcomers = new ArrayList<>();
        AtomicInteger asked = new AtomicInteger();
        AtomicInteger askedBefore = new AtomicInteger();
        CountDownLatch sent = new CountDownLatch(1);
        try (RunningEngine engine = RunningEngine.start(settings -> settings.eventLoopThreads = 1);
                RawWebSocket waiter = engine.webSocket();
                RawWebSocket connected = engine.webSocket()) {
            for (int i = 0; i < NEWCOMERS; i++) {
                RawHttp newcomer = engine.http();
                newcomers.add(newcomer);
                assertThat(newcomer.get("/nothing").status()).isEqualTo(404);
            }
            engine.handler.onOpening = request -> {
                asked.incrementAndGet();
                return CompletableFuture.completedFuture(new Opening.Accepted(Headers.NONE));
            };
            CountDownLatch waiting = new CountDownLatch(1);
            engine.handler.onText = (session, text) -> {
                if (text.equals("wait")) {
                    waiting.countDown();
                    await(sent);
                } else {
                    askedBefore.set(asked.get());
                }
            };
            // On the event loop, until all have sent theirs.
            waiter.sendText("4wait");
            waiting.await();
            for (RawHttp newcomer : newcomers) {
                newcomer.request("GET", "/socket.io/?EIO=4&transport=polling", new byte[0]);
            }
            connected.sendText("4hello");
            sent.countDown();
            assertThat(engine.handler.of(connected.sid).next()).isEqualTo("text hello");
            assertThat(askedBefore.get()).isLessThanOrEqualTo(OpeningTurns.AT_ONCE);
            for (RawHttp newcomer : newcomers) {
                assertThat(newcomer.read().body()).startsWith("0{");
                newcomer.close();
            }
            assertThat(asked).hasValue(NEWCOMERS);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
