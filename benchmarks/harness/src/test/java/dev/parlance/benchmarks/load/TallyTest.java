package dev.parlance.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class TallyTest {
    private final Tally tally = new Tally();

    @Test
    void itEndsWithTheLastOfWhatWasExpected() {
        CompletableFuture<Void> all = tally.expect(2);

        tally.add();
        assertThat(all).isNotDone();
        tally.add();
        assertThat(all).isCompleted();
    }

    @Test
    void oneTooManyIsAnError() {
        tally.expect(1);
        tally.add();

        assertThatThrownBy(tally::add).hasMessage("one more than the 1 expected");
    }
}
