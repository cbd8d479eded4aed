package dev.parlance.catalogue.platform.order;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class FailureLogTest {
    private static final String WHAT = "A store failed";

    private final Logger logger = (Logger) LoggerFactory.getLogger("failures");
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private long seconds;
    private final FailureLog failures = new FailureLog(logger, () -> TimeUnit.SECONDS.toNanos(seconds));

    @BeforeEach
    void capture() {
        logger.setAdditive(false);
        lines.start();
        logger.addAppender(lines);
    }

    @AfterEach
    void release() {
        logger.detachAppender(lines);
    }

    private static RuntimeException outage(String why) {
        return new UncheckedIOException(new IOException(why));
    }

    @Test
    void theFirstHasItsTraceAndOfTheRestOneLineSaysHowManyThereWere() {
        for (int i = 0; i < 1_000; i++) {
            failures.failed(WHAT, outage("outage " + i));
        }
        assertThat(lines.list).hasSize(1);
        assertThat(lines.list.get(0).getThrowableProxy()).isNotNull();

        seconds = FailureLog.PAUSE_SECONDS;
        failures.failed(WHAT, outage("outage"));
        failures.failed(WHAT, outage("outage"));
        assertThat(lines.list).hasSize(2);
        assertThat(lines.list.get(1).getThrowableProxy()).isNull();
        assertThat(lines.list.get(1).getFormattedMessage())
                .isEqualTo("A store failed, 1000 more times: " + outage("outage"));
    }

    @Test
    void anotherKindOfFailureIsNotHiddenByTheFirst() {
        failures.failed(WHAT, outage("outage"));
        failures.failed(WHAT, new IllegalStateException("a fault"));
        failures.failed("A task failed", outage("outage"));
        assertThat(lines.list).hasSize(3).allMatch(line -> line.getThrowableProxy() != null);
    }

    @Test
    void afterAMinuteWithoutOneItIsTheFirstAgain() {
        failures.failed(WHAT, outage("outage"));
        seconds = 61;
        failures.failed(WHAT, outage("outage"));
        assertThat(lines.list).hasSize(2).allMatch(line -> line.getThrowableProxy() != null);
    }
}
