package dev.parlance.clients.rows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.catalogue.CatalogueRow;
import dev.parlance.catalogue.CatalogueRow.Step;
import dev.parlance.clients.rows.platform.PlatformRows;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a step of a catalogue's rows is waited for. */
class ExpectedOutcomeTest {
    private static final List<Object> NEW = List.of("message:new", Map.of("content", "Hello"));
    private static final List<Object> SENT = List.of("message:sent", Map.of("messageId", "m1"));

    @Test
    void aPreparingStepIsCompleteOnlyWithTheAnswerEventItself() {
        ExpectedOutcome outcome = preparing(List.of("message:send", Map.of("chatId", "c1")));

        assertThat(outcome.isComplete(Map.of())).isFalse();
        assertThat(outcome.isComplete(Map.of("ada", List.of(NEW)))).isFalse();
        assertThat(outcome.isComplete(Map.of("ada", List.of(NEW, SENT)))).isTrue();
    }

    @Test
    void aBareIdIsNotAnsweredByAnEvent() {
        assertThat(preparing(List.of("chat:join", "c1")).isComplete(Map.of())).isTrue();
    }

    @Test
    void anEventThatIsExpectedTwiceIsWaitedForTwice() {
        ExpectedOutcome outcome = new ExpectedOutcome(Map.of(), Map.of("ada", List.of(NEW, NEW)));

        assertThat(outcome.isComplete(Map.of("ada", List.of(NEW, SENT)))).isFalse();
        assertThat(outcome.isComplete(Map.of("ada", List.of(NEW, SENT, NEW)))).isTrue();
    }

    private static ExpectedOutcome preparing(List<Object> emit) {
        Step step = new Step(
                "ada", emit, false, null, null, null, null, null, null, null, null, false, null, null, Map.of());
        CatalogueRow row = new CatalogueRow("client->server x", "", List.of("ada"), null, null, null, List.of(step));
        return ExpectedOutcome.ofPreparing(new PlatformRows(), row, step, 1);
    }
}
