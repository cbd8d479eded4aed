package dev.parlance.internal.engine.netty.timer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.internal.server.CapturedLog;
import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventLoopTimersTest {
    private static final long GRANULARITY = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long NONE = -1;

    private final EmbeddedChannel channel = new EmbeddedChannel();
    private final List<String> expired = new ArrayList<>();
    private long now = 12_345;
    private final EventLoopTimers timers = new EventLoopTimers(channel.eventLoop(), GRANULARITY, () -> now);

    {
        channel.freezeTime();
    }

    @AfterEach
    void close() {
        channel.close();
    }

    @Test
    void loopHasATaskOnlyWhileTimersAreScheduled() {
        assertThat(nextTask()).isEqualTo(NONE);
        LoopTimer one = timer("one");
        LoopTimer other = timer("other");
        timers.schedule(one, now + millis(1_000));
        timers.schedule(other, now + millis(2_000));
        assertThat(nextTask()).isEqualTo(millis(1_000));
        timers.cancel(one);
        timers.cancel(other);
        assertThat(nextTask()).isEqualTo(NONE);
        timers.schedule(other, now + millis(300));
        pass(300);
        assertThat(expired).containsExactly("other");
        assertThat(nextTask()).isEqualTo(NONE);
    }

    @Test
    void timersOfOneTickExpireInOneSweep() {
        for (int i = 1; i <= 100; i++) {
            timers.schedule(timer("t" + i), now + millis(1_000) + i);
        }
        assertThat(nextTask()).isEqualTo(millis(1_100));
        pass(1_099);
        assertThat(expired).isEmpty();
        pass(1);
        assertThat(expired).hasSize(100);
    }

    @Test
    void anEarlierTimerBringsTheSweepForward() {
        timers.schedule(timer("late"), now + millis(5_000));
        timers.schedule(timer("early"), now + millis(200));
        assertThat(nextTask()).isEqualTo(millis(200));
        pass(200);
        assertThat(expired).containsExactly("early");
        assertThat(nextTask()).isEqualTo(millis(4_800));
    }

    @Test
    void aTimerThatFailsStopsNoOther() {
        timers.schedule(
                new LoopTimer() {
                    @Override
                    protected void expired() {
                        throw new OutOfMemoryError("thrown by a test");
                    }
                },
                now + millis(100));
        timers.schedule(timer("behind"), now + millis(100));
        timers.schedule(timer("later"), now + millis(500));
        try (CapturedLog log = new CapturedLog()) {
            pass(100);
        }
        assertThat(expired).containsExactly("behind");
        assertThat(nextTask()).isEqualTo(millis(400));
    }

    @ParameterizedTest
    @CsvSource({"25000, 1000", "8000, 500", "160, 10", "1, 1", "3600000, 1000"})
    void granularityIsAFractionOfThePingInterval(long intervalMillis, long granularityMillis) {
        assertThat(EngineTimers.granularity(Duration.ofMillis(intervalMillis))).isEqualTo(millis(granularityMillis));
    }

    private long nextTask() {
        return channel.runScheduledPendingTasks();
    }

    private void pass(long millis) {
        now += millis(millis);
        channel.advanceTimeBy(millis, TimeUnit.MILLISECONDS);
        channel.runScheduledPendingTasks();
    }

    private static long millis(long millis) {
        return TimeUnit.MILLISECONDS.toNanos(millis);
    }

    private LoopTimer timer(String name) {
        return new LoopTimer() {
            @Override
            protected void expired() {
                expired.add(name);
            }
        };
    }
}
