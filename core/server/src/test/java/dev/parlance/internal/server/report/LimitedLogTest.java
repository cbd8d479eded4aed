package dev.parlance.internal.server.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.internal.server.CapturedLog;
import dev.parlance.internal.server.SteppedTimers;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Nobody can flood the log: ten lines of a kind in ten seconds, then how many were left out. */
class LimitedLogTest {
    private final SteppedTimers timers = new SteppedTimers();
    private final LimitedLog limited = new LimitedLog(LoggerFactory.getLogger(LimitedLog.class), timers);

    @AutoClose
    private final CapturedLog log = new CapturedLog();

    private void write(String kind, int lines) {
        for (int i = 0; i < lines; i++) {
            limited.write(Level.WARN, kind, null, "{} {}", kind, i);
        }
    }

    @Test
    void tenLinesOfAKindAreWrittenAndThenHowManyWereLeftOut() {
        write("origin", 10);
        assertThat(log.messages()).hasSize(10).endsWith("origin 9");
        write("origin", 1_000_000);
        assertThat(log.messages()).hasSize(10);
        timers.advance(LimitedLog.PERIOD);
        assertThat(log.lines()).hasSize(11).endsWith("WARN 1000000 more in 10 s: origin");
    }

    @Test
    void eachKindHasItsOwn() {
        write("origin", 11);
        write("limit", 10);
        assertThat(log.messages()).hasSize(20).endsWith("limit 9");
    }

    @Test
    void afterThePeriodLinesAreWrittenAgain() {
        write("origin", 11);
        timers.advance(LimitedLog.PERIOD);
        write("origin", 11);
        assertThat(log.messages()).hasSize(21).endsWith("origin 9");
        timers.advance(LimitedLog.PERIOD);
        assertThat(log.messages()).hasSize(22).endsWith("1 more in 10 s: origin");
        timers.advance(Duration.ofDays(1));
        assertThat(log.messages()).hasSize(22);
    }

    @Test
    void aPeriodBeginsWithItsFirstLine() {
        write("origin", 10);
        timers.advance(LimitedLog.PERIOD.minusNanos(1));
        write("origin", 1);
        assertThat(log.messages()).hasSize(10);
        timers.advance(Duration.ofNanos(1));
        assertThat(log.messages()).hasSize(11).endsWith("1 more in 10 s: origin");
    }

    @Test
    void whatIsNotLoggedIsNotCounted() {
        for (int i = 0; i < 20; i++) {
            limited.write(Level.DEBUG, "debug", null, "a line");
        }
        timers.advance(LimitedLog.PERIOD);
        assertThat(log.messages()).isEmpty();
    }
}
