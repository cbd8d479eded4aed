package dev.parlance.internal.engine.netty.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.internal.engine.netty.timer.EventLoopTimers;
import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** With an interval of 16 seconds, a timeout of 8 and a granularity of one, and no clock. */
class HeartbeatTest {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final EmbeddedChannel loop = new EmbeddedChannel();
    private final EmbeddedChannel otherLoop = new EmbeddedChannel();
    private final List<String> seen = new ArrayList<>();
    private boolean pingFails;
    private long now;
    private final EventLoopTimers timers = new EventLoopTimers(loop.eventLoop(), SECOND, () -> now);
    private final EventLoopTimers otherTimers = new EventLoopTimers(otherLoop.eventLoop(), SECOND, () -> now);

    {
        loop.freezeTime();
        otherLoop.freezeTime();
    }

    @AfterEach
    void close() {
        loop.close();
        otherLoop.close();
    }

    @Test
    void pingLeavesAnIntervalAfterTheStartAndAfterEachPong() {
        Heartbeat heartbeat = started(16, 8);
        for (int i = 0; i < 5; i++) {
            pass(15);
            assertThat(seen).isEmpty();
            pass(1);
            expect("ping");
            assertThat(heartbeat.pong()).isTrue();
        }
    }

    @Test
    void pingIsAtMostOneGranularityLate() {
        passMillis(500);
        Heartbeat heartbeat = started(16, 8);
        passMillis(16_000);
        assertThat(seen).isEmpty();
        passMillis(500);
        expect("ping");
        for (int i = 0; i < 5; i++) {
            passMillis(700);
            heartbeat.pong();
            passMillis(15_999);
            assertThat(seen).isEmpty();
            passMillis(1_001);
            expect("ping");
        }
    }

    @Test
    void missingPongIsReportedATimeoutAfterItsPingAndOnce() {
        started(16, 8);
        pass(16);
        expect("ping");
        pass(7);
        assertThat(seen).isEmpty();
        pass(1);
        expect("missed");
        pass(100);
        assertThat(seen).isEmpty();
        assertThat(hasTask(loop)).isFalse();
    }

    @Test
    void pongThatNobodyAskedForChangesNothing() {
        Heartbeat heartbeat = started(16, 8);
        pass(10);
        assertThat(heartbeat.pong()).isFalse();
        pass(6);
        expect("ping");
        pass(8);
        expect("missed");
    }

    @Test
    void aPacketWhileAPongIsDueExtendsTheTimeoutOnce() {
        Heartbeat heartbeat = started(16, 8);
        heartbeat.packet();
        for (int round = 0; round < 2; round++) {
            pass(16);
            expect("ping");
            pass(7);
            heartbeat.packet();
            pass(7);
            assertThat(seen).isEmpty();
            heartbeat.packet();
            if (round == 0) {
                heartbeat.pong();
            }
        }
        pass(1);
        expect("missed");
    }

    @Test
    void latePongIsFollowedByAPingAnIntervalLater() {
        Heartbeat heartbeat = started(16, 600);
        pass(16);
        expect("ping");
        pass(100);
        heartbeat.pong();
        pass(15);
        assertThat(seen).isEmpty();
        pass(1);
        expect("ping");
        pass(599);
        assertThat(seen).isEmpty();
        pass(1);
        expect("missed");
    }

    @Test
    void clockStandsStillDuringAPause() {
        Heartbeat heartbeat = started(16, 8);
        pass(16);
        expect("ping");
        pass(5);
        heartbeat.pause();
        heartbeat.pause();
        pass(1_000);
        assertThat(seen).isEmpty();
        assertThat(hasTask(loop)).isFalse();
        heartbeat.resume();
        heartbeat.resume();
        pass(2);
        assertThat(seen).isEmpty();
        pass(1);
        expect("missed");
    }

    @Test
    void pauseThatEndsBeforeTheNextCheckCountsToo() {
        Heartbeat heartbeat = started(16, 8);
        pass(4);
        heartbeat.pause();
        pass(6);
        heartbeat.resume();
        pass(11);
        assertThat(seen).isEmpty();
        pass(1);
        expect("ping");
    }

    @Test
    void itGoesOnWhereItWasOnAnotherEventLoop() {
        Heartbeat heartbeat = started(16, 8);
        pass(10);
        heartbeat.moveTo(otherTimers);
        assertThat(hasTask(loop)).isFalse();
        heartbeat.moved();
        pass(5);
        assertThat(seen).isEmpty();
        pass(1);
        expect("ping");
        heartbeat.moveTo(timers);
        heartbeat.moved();
        pass(8);
        expect("missed");
    }

    @Test
    void stoppedHeartbeatNeverPingsNorGoesOnElsewhere() {
        Heartbeat heartbeat = started(16, 8);
        heartbeat.stop();
        heartbeat.moved();
        heartbeat.pause();
        heartbeat.resume();
        assertThat(hasTask(loop)).isFalse();
        pass(100);
        assertThat(seen).isEmpty();
    }

    @Test
    void failureOfAPingIsReported() {
        started(16, 8);
        pingFails = true;
        pass(16);
        expect("failed");
    }

    @Test
    void pingsOfSessionsThatOpenedAtNearlyTheSameTimeLeaveInOneSweep() {
        for (int i = 0; i < 100; i++) {
            now++;
            started(16, 8);
        }
        passMillis(16_999);
        assertThat(seen).isEmpty();
        passMillis(1);
        assertThat(seen).hasSize(100).containsOnly("ping");
    }

    private Heartbeat started(long intervalSeconds, long timeoutSeconds) {
        Heartbeat.Peer peer = new Heartbeat.Peer() {
            @Override
            public void ping() {
                if (pingFails) {
                    throw new OutOfMemoryError("thrown by a test");
                }
                seen.add("ping");
            }

            @Override
            public void pongMissed() {
                seen.add("missed");
            }

            @Override
            public void failed(Throwable failure) {
                seen.add("failed");
            }
        };
        Heartbeat heartbeat =
                new Heartbeat(peer, timers, Duration.ofSeconds(intervalSeconds), Duration.ofSeconds(timeoutSeconds));
        heartbeat.start();
        return heartbeat;
    }

    private void expect(String only) {
        assertThat(seen).containsExactly(only);
        seen.clear();
    }

    private static boolean hasTask(EmbeddedChannel channel) {
        return channel.runScheduledPendingTasks() != -1;
    }

    private void pass(long seconds) {
        for (long i = 0; i < seconds; i++) {
            passMillis(1_000);
        }
    }

    private void passMillis(long millis) {
        now += TimeUnit.MILLISECONDS.toNanos(millis);
        loop.advanceTimeBy(millis, TimeUnit.MILLISECONDS);
        loop.runScheduledPendingTasks();
        otherLoop.advanceTimeBy(millis, TimeUnit.MILLISECONDS);
        otherLoop.runScheduledPendingTasks();
    }
}
