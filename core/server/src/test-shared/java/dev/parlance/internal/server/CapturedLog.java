package dev.parlance.internal.server;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** What the server logs, instead of on the console. */
public final class CapturedLog implements AutoCloseable {
    private final Logger log = (Logger) LoggerFactory.getLogger("dev.parlance.internal");
    private final ListAppender<ILoggingEvent> appender = new ListAppender<>();

    private final @Nullable Level before = log.getLevel();

    /** Captures from now on, until it is closed, down to that level. */
    public CapturedLog(org.slf4j.event.Level level) {
        this();
        log.setLevel(Level.convertAnSLF4JLevel(level));
    }

    /** Captures from now on, until it is closed. */
    public CapturedLog() {
        log.setAdditive(false);
        log.addAppender(appender);
        appender.start();
    }

    /** What was logged so far. */
    public List<String> messages() {
        return List.copyOf(appender.list).stream()
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    /** What was logged so far, each with its level. */
    public List<String> lines() {
        return List.copyOf(appender.list).stream()
                .map(event -> event.getLevel() + " " + event.getFormattedMessage())
                .toList();
    }

    /** What was logged, with all that is known of the exceptions. */
    public String text() {
        StringBuilder text = new StringBuilder();
        for (ILoggingEvent event : List.copyOf(appender.list)) {
            text.append(event.getFormattedMessage()).append('\n');
            if (event.getThrowableProxy() != null) {
                text.append(ThrowableProxyUtil.asString(event.getThrowableProxy()));
            }
        }
        return text.toString();
    }

    @Override
    public void close() {
        log.detachAppender(appender);
        log.setLevel(before);
        log.setAdditive(true);
    }
}
