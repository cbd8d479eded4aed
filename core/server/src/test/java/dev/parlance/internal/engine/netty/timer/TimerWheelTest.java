package dev.parlance.internal.engine.netty.timer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimerWheelTest {
    private static final long TICK = 10;

    private final List<String> expired = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(longs = {0, 1_000, -7, Long.MAX_VALUE - 50})
    void timerExpiresAtTheFirstTickAtOrAfterItsMoment(long origin) {
        TimerWheel wheel = new TimerWheel(TICK, origin);
        wheel.schedule(timer("exact"), origin + 20);
        wheel.schedule(timer("rounded up"), origin + 21);
        wheel.schedule(timer("late already"), origin - 100);
        wheel.advance(origin + 9);
        assertThat(expired).isEmpty();
        wheel.advance(origin + 19);
        assertThat(expired).containsExactly("late already");
        wheel.advance(origin + 29);
        assertThat(expired).containsExactly("late already", "exact");
        wheel.advance(origin + 30);
        assertThat(expired).containsExactly("late already", "exact", "rounded up");
        assertThat(wheel.isEmpty()).isTrue();
    }

    @Test
    void timerManyTurnsAwayWaitsForItsOwn() {
        TimerWheel wheel = new TimerWheel(TICK, 0);
        wheel.schedule(timer("far"), TICK * (64 * 5 + 3));
        for (long tick = 1; tick < 64 * 5 + 3; tick++) {
            wheel.advance(tick * TICK);
        }
        assertThat(expired).isEmpty();
        wheel.advance(TICK * (64 * 5 + 3));
        assertThat(expired).containsExactly("far");
    }

    @Test
    void ticksThatNobodyLookedAtAreMadeUpFor() {
        TimerWheel wheel = new TimerWheel(TICK, 0);
        for (int i = 1; i <= 1_000; i++) {
            wheel.schedule(timer("t" + i), i * TICK);
        }
        wheel.advance(1_000_000);
        assertThat(expired).hasSize(1_000).doesNotHaveDuplicates();
        assertThat(wheel.isEmpty()).isTrue();
    }

    @Test
    void timerScheduledAgainIsMoved() {
        TimerWheel wheel = new TimerWheel(TICK, 0);
        LoopTimer timer = timer("moved");
        wheel.schedule(timer, 100);
        wheel.schedule(timer, 30);
        assertThat(wheel.nextMoment()).isEqualTo(30);
        wheel.advance(30);
        assertThat(expired).containsExactly("moved");
        assertThat(wheel.isEmpty()).isTrue();
    }

    @Test
    void cancelledTimerNeverExpiresEvenIfItsTickIsUnderWay() {
        TimerWheel wheel = new TimerWheel(TICK, 0);
        LoopTimer victim = timer("victim");
        wheel.schedule(
                new LoopTimer() {
                    @Override
                    protected void expired() {
                        wheel.cancel(victim);
                        wheel.cancel(victim);
                    }
                },
                10);
        wheel.schedule(victim, 10);
        wheel.advance(10);
        assertThat(expired).isEmpty();
        assertThat(wheel.isEmpty()).isTrue();
    }

    @Test
    void timerThatSchedulesItselfExpiresInALaterTick() {
        TimerWheel wheel = new TimerWheel(TICK, 0);
        wheel.schedule(
                new LoopTimer() {
                    @Override
                    protected void expired() {
                        expired.add("again");
                        wheel.schedule(this, 0);
                    }
                },
                10);
        wheel.advance(10);
        assertThat(expired).hasSize(1);
        assertThat(wheel.nextMoment()).isEqualTo(20);
        wheel.advance(20);
        assertThat(expired).hasSize(2);
    }

    @Test
    void randomTimersExpireWithinOneTickOfTheirMoment() {
        Random random = new Random(7);
        TimerWheel wheel = new TimerWheel(TICK, 0);
        long[] now = {0};
        int[] count = {0};
        for (int step = 0; step < 5_000; step++) {
            long due = now[0] + random.nextInt(2_000);
            wheel.schedule(
                    new LoopTimer() {
                        @Override
                        protected void expired() {
                            count[0]++;
                            assertThat(now[0]).isBetween(due, due + TICK);
                        }
                    },
                    due);
            now[0] = Math.min(now[0] + random.nextInt(9), wheel.nextMoment());
            wheel.advance(now[0]);
        }
        while (!wheel.isEmpty()) {
            now[0] = wheel.nextMoment();
            wheel.advance(now[0]);
        }
        assertThat(count[0]).isEqualTo(5_000);
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
