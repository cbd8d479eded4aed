package dev.parlance.internal.engine.netty;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** A connection that sends much has its turn, and then another one of its event loop. */
class FairReadingIT {
    private static final int MESSAGES = 500;
    private static final String MESSAGE = "4" + "x".repeat(1_000);

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

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
