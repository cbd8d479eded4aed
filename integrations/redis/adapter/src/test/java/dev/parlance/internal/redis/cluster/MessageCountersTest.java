package dev.parlance.internal.redis.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parlance.internal.redis.wire.MalformedMessageException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageCountersTest {
    private final List<Long> lost = new ArrayList<>();
    private final MessageCounters here = new MessageCounters("here", lost::add);
    private final MessageCounters there = new MessageCounters("there", count -> {
        throw new AssertionError("nothing was sent to it");
    });

    private void sendFromThere(int messages, int arriving) {
        for (int i = 0; i < messages; i++) {
            there.sent(() -> CompletableFuture.completedStage(null));
        }
        for (int i = 0; i < arriving; i++) {
            here.received("there");
        }
    }

    @Test
    void whatWasSentBeforeAServerIsHeardOfIsNotMissed() throws Exception {
        sendFromThere(5, 0);
        here.reported(there.report());
        here.reported(there.report());
        assertThat(lost).isEmpty();
    }

    @Test
    void whatDoesNotArriveIsMissedOnce() throws Exception {
        here.reported(there.report());
        sendFromThere(10, 7);
        here.reported(there.report());
        here.reported(there.report());
        sendFromThere(3, 3);
        here.reported(there.report());
        assertThat(lost).containsExactly(3L);
    }

    @Test
    void aReportThatIsLostDelaysWhatTheNextSays() throws Exception {
        here.reported(there.report());
        sendFromThere(2, 1);
        there.report();
        sendFromThere(2, 2);
        here.reported(there.report());
        assertThat(lost).containsExactly(1L);
    }

    @Test
    void aMessageThatOvertakesAReportCountsForTheNext() throws Exception {
        here.reported(there.report());
        byte[] overtaken = there.report();
        sendFromThere(1, 1);
        here.reported(overtaken);
        here.reported(there.report());
        assertThat(lost).isEmpty();
    }

    @Test
    void aMessageThatCouldNotBeSentIsMissedElsewhere() throws Exception {
        here.reported(there.report());
        there.sent(() -> CompletableFuture.failedStage(new IllegalStateException("not connected")));
        here.reported(there.report());
        assertThat(lost).containsExactly(1L);
    }

    @Test
    void serversOfNodeAndTheOwnReportsAreLeftOut() throws Exception {
        here.received("node");
        here.received(null);
        here.sent(() -> CompletableFuture.completedStage(null));
        here.reported(here.report());
        here.sent(() -> CompletableFuture.completedStage(null));
        here.reported(here.report());
        assertThat(lost).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{\"uid\":1,\"sent\":1}", "{\"uid\":\"a\"}", "{\"uid\":\"a\",\"sent\":\"1\"}"})
    void whatIsNoReportIsMalformed(String message) {
        assertThatThrownBy(() -> here.reported(message.getBytes(UTF_8))).isInstanceOf(MalformedMessageException.class);
    }
}
