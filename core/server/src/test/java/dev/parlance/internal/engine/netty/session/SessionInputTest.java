package dev.parlance.internal.engine.netty.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.internal.engine.CloseReason;
import dev.parlance.internal.engine.netty.timer.EventLoopTimers;
import dev.parlance.internal.server.CapturedLog;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** With a ping interval of 16 seconds, a timeout of 8 and no clock. */
class SessionInputTest {
    private static final byte[] TEXT = "a".getBytes(StandardCharsets.UTF_8);
    private static final byte[] BINARY = {1, 2};

    private final SessionFixture fixture = new SessionFixture();
    private final List<String> heart = new ArrayList<>();
    private long now;
    private final Heartbeat heartbeat = heartbeat();
    private final SessionInput input = new SessionInput(fixture.session, heartbeat);

    @AutoClose
    private final CapturedLog log = new CapturedLog();

    @AfterEach
    void close() {
        fixture.channel.close();
    }

    @Test
    void messagesReachTheListenerFromWhenItIsOpenUntilItCloses() {
        input.text(TEXT);
        input.binary(BINARY);
        input.surplusPong();
        input.closed(CloseReason.TRANSPORT_CLOSE);
        assertThat(fixture.seen()).isEmpty();
        input.open(fixture);
        input.text(TEXT);
        input.binary(BINARY);
        input.surplusPong();
        assertThat(fixture.seen()).containsExactly("text a", "binary 2", "surplus pong");
        fixture.session.close(CloseReason.FORCED_CLOSE);
        fixture.seen();
        input.text(TEXT);
        input.binary(BINARY);
        input.surplusPong();
        assertThat(fixture.seen()).isEmpty();
        input.closed(CloseReason.FORCED_CLOSE);
        assertThat(fixture.seen()).containsExactly("closed FORCED_CLOSE");
    }

    @Test
    void whatTheListenerThrowsAtATextCostsTheSession() {
        input.open(fixture);
        fixture.failure = new IllegalStateException("no");
        input.text(TEXT);
        assertThat(fixture.seen()).containsExactly("text a", "close");
        assertThat(log.messages()).containsExactly("a session failed; it is closed");
    }

    @Test
    void whatTheListenerThrowsAtABinaryCostsTheSession() {
        input.open(fixture);
        fixture.failure = new IllegalStateException("no");
        input.binary(BINARY);
        assertThat(fixture.seen()).containsExactly("binary 2", "close");
    }

    @Test
    void whatTheListenerThrowsAtTheEndIsLogged() {
        input.open(fixture);
        fixture.failure = new IllegalStateException("no");
        input.closed(CloseReason.TRANSPORT_CLOSE);
        assertThat(log.messages()).containsExactly("a session failed; it is closed");
    }

    @Test
    void theLastCallOfPausingCounts() {
        fixture.open();
        fixture.session.pauseReading();
        assertThat(fixture.seen()).containsExactly("pause");
        fixture.session.resumeReading();
        assertThat(fixture.seen()).containsExactly("resume");
        input.paused(true);
        input.paused(false);
        input.applyPause(fixture);
        assertThat(fixture.seen()).containsExactly("resume");
    }

    @Test
    void theHeartBeatsFromWhenItIsOpenAndNotDuringAPause() {
        pass(100);
        assertThat(heart).isEmpty();
        input.open(fixture);
        input.paused(true);
        input.applyPause(fixture);
        pass(100);
        assertThat(heart).isEmpty();
        input.paused(false);
        input.applyPause(fixture);
        pass(16);
        assertThat(heart).containsExactly("ping");
    }

    @Test
    void messagesGiveThePongTheyGoBeforeMoreTime() {
        input.open(fixture);
        pass(16);
        pass(7);
        input.text(TEXT);
        pass(7);
        assertThat(heart).containsExactly("ping");
        heartbeat.pong();
        pass(16);
        pass(7);
        input.binary(BINARY);
        pass(7);
        assertThat(heart).containsExactly("ping", "ping");
        pass(1);
        assertThat(heart).containsExactly("ping", "ping", "missed");
    }

    private Heartbeat heartbeat() {
        fixture.channel.freezeTime();
        EventLoopTimers timers =
                new EventLoopTimers(fixture.channel.eventLoop(), TimeUnit.SECONDS.toNanos(1), () -> now);
        Heartbeat.Peer peer = new Heartbeat.Peer() {
            @Override
            public void ping() {
                heart.add("ping");
            }

            @Override
            public void pongMissed() {
                heart.add("missed");
            }

            @Override
            public void failed(Throwable failure) {
                heart.add("failed");
            }
        };
        return new Heartbeat(peer, timers, Duration.ofSeconds(16), Duration.ofSeconds(8));
    }

    private void pass(int seconds) {
        for (int i = 0; i < seconds; i++) {
            now += TimeUnit.SECONDS.toNanos(1);
            fixture.channel.advanceTimeBy(1, TimeUnit.SECONDS);
            fixture.channel.runScheduledPendingTasks();
        }
    }
}
