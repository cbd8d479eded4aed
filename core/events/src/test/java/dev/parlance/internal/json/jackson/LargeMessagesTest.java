package dev.parlance.internal.json.jackson;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

class LargeMessagesTest {
    private static final byte[] PIECE = new byte[LargeMessages.LARGE / 2];

    private final LargeMessages oneAtOnce = new LargeMessages(1, Duration.ofDays(1));

    @Test
    void aLargeMessageWaitsForTheOneBeforeAndASmallOneDoesNot() throws Exception {
        ArgumentsOutput first = begin(oneAtOnce);
        FutureTask<Integer> second = new FutureTask<>(() -> writeLarge(oneAtOnce));
        Thread thread = new Thread(second);
        thread.start();
        while (thread.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        ArgumentsOutput small = new ArgumentsOutput(oneAtOnce, true);
        small.write(PIECE, 0, PIECE.length);
        small.close();
        assertThat(second.isDone()).isFalse();
        first.close();
        assertThat(second.get()).isEqualTo(2 * PIECE.length);
    }

    @Test
    void aMessageThatHasWaitedLongEnoughIsWrittenAndEndsNobodyElsesTurn() {
        LargeMessages impatient = new LargeMessages(1, Duration.ZERO);
        ArgumentsOutput first = begin(impatient);
        assertThat(writeLarge(impatient)).isEqualTo(2 * PIECE.length);
        assertThat(impatient.begin()).isFalse();
        first.close();
        first.close();
        assertThat(impatient.begin()).isTrue();
        assertThat(impatient.begin()).isFalse();
    }

    @Test
    void oneThatIsInterruptedGoesOnAndStaysInterrupted() {
        ArgumentsOutput first = begin(oneAtOnce);
        Thread.currentThread().interrupt();
        assertThat(writeLarge(oneAtOnce)).isEqualTo(2 * PIECE.length);
        assertThat(Thread.interrupted()).isTrue();
        first.close();
    }

    private static ArgumentsOutput begin(LargeMessages outputs) {
        ArgumentsOutput output = new ArgumentsOutput(outputs, true);
        output.write(PIECE, 0, PIECE.length);
        output.write(PIECE, 0, PIECE.length);
        return output;
    }

    private static int writeLarge(LargeMessages outputs) {
        ArgumentsOutput output = begin(outputs);
        output.close();
        return output.bytes().length;
    }
}
