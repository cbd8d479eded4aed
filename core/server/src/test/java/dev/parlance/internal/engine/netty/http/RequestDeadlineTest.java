package dev.parlance.internal.engine.netty.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.internal.engine.netty.timer.EventLoopTimers;
import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RequestDeadlineTest {
    private static final int FIRST = 1_000;
    private static final int HEAD = 4_500;
    private static final int BODY = 2_000;
    private static final int KEEP_ALIVE = 7_500;

    private final EmbeddedChannel channel = new EmbeddedChannel();
    private final SlowClient client = new SlowClient();
    private long millis;
    private final EventLoopTimers timers = new EventLoopTimers(
            channel.eventLoop(), TimeUnit.MILLISECONDS.toNanos(1), () -> TimeUnit.MILLISECONDS.toNanos(millis));
    private final RequestDeadline deadline = new RequestDeadline(
            client,
            timers,
            new RequestDeadline.Times(
                    Duration.ofMillis(FIRST),
                    Duration.ofMillis(HEAD),
                    Duration.ofMillis(BODY),
                    Duration.ofMillis(KEEP_ALIVE)));

    @BeforeEach
    void start() {
        channel.freezeTime();
        deadline.start();
    }

    @AfterEach
    void close() {
        channel.close();
    }

    private static final class SlowClient implements RequestDeadline.Client {
        private boolean answering;
        private boolean failing;
        private int late;
        private boolean disconnected;

        @Override
        public boolean isAnswering() {
            return answering;
        }

        @Override
        public void late() {
            late++;
            if (failing) {
                throw new IllegalStateException("on purpose");
            }
        }

        @Override
        public void disconnect() {
            disconnected = true;
        }
    }

    private void pass(int duration) {
        millis += duration;
        channel.advanceTimeBy(duration, TimeUnit.MILLISECONDS);
        channel.runScheduledPendingTasks();
    }

    /** It is late after so long, and not before. */
    private void isDueAfter(int duration) {
        pass(duration - 1);
        assertThat(client.late).isZero();
        // A timer expires at most one granularity after its moment.
        pass(2);
        assertThat(client.late).isOne();
        assertThat(client.disconnected).isFalse();
    }

    @Test
    void theFirstRequestMustComeInTime() {
        isDueAfter(FIRST);
    }

    @Test
    void afterAHeadThereIsMoreTime() {
        pass(FIRST - 100);
        deadline.restart();
        isDueAfter(HEAD);
    }

    @Test
    void aBodyHasATimeOfItsOwnThoughMoreWasLeft() {
        deadline.restart();
        // The timer has found out that there is more time.
        pass(FIRST + 100);
        deadline.bodyFollows();
        isDueAfter(BODY);
    }

    @Test
    void theNextRequestMustComeWithinTheKeepAliveTime() {
        deadline.restart();
        pass(100);
        deadline.awaitNext();
        isDueAfter(KEEP_ALIVE);
    }

    @Test
    void howLongTheServerTakesIsNotTheClientsFault() {
        deadline.restart();
        client.answering = true;
        pass(10 * HEAD);
        assertThat(client.late).isZero();
        client.answering = false;
        // At the latest when the timer looks again.
        pass(HEAD + 1);
        pass(HEAD + 1);
        assertThat(client.late).isOne();
    }

    @Test
    void whoIsToBeClosedIsNotWaitedForThoughItIsStillBeingAnswered() {
        client.answering = true;
        deadline.restart();
        pass(FIRST + 100);
        deadline.shorten();
        isDueAfter(1_000);
    }

    @Test
    void nothingIsDueOnceItHasStopped() {
        deadline.stop();
        pass(10 * KEEP_ALIVE);
        assertThat(client.late).isZero();
    }

    @Test
    void aConnectionOnWhichThatFailsIsEnded() {
        client.failing = true;
        pass(FIRST + 1);
        assertThat(client.late).isOne();
        assertThat(client.disconnected).isTrue();
    }
}
