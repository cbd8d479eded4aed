package dev.parlance.clients.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parlance.clients.json.JsonValues;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How strictly values are compared with the rows of a catalogue. */
class ExpectationTest {
    private final Expectation expectation = new Expectation();

    @Test
    void anObjectHasTheMembersThatAreExpectedAndNoOthers() {
        Map<String, Object> expected = Map.of("a", 1L, "b", List.of("x", "y"));

        assertThat(matches(expected, Map.of("a", 1L, "b", List.of("x", "y")))).isTrue();
        assertThat(matches(expected, Map.of("a", 1L, "b", List.of("y", "x")))).isFalse();
        assertThat(matches(expected, Map.of("a", 1L))).isFalse();
        assertThat(matches(expected, Map.of("a", 1L, "b", List.of("x", "y"), "c", 2L)))
                .isFalse();
        assertThat(matches(List.of(), List.of("more"))).isFalse();
        assertThat(matches(List.of("less"), List.of())).isFalse();
    }

    @Test
    void anExplicitNullIsNotAnAbsentMember() {
        Map<String, @Nullable Object> withNull = JsonValues.object("a", null);

        assertThat(matches(withNull, JsonValues.object("a", null))).isTrue();
        assertThat(matches(withNull, Map.of())).isFalse();
        assertThat(matches(Map.of(), withNull)).isFalse();
    }

    @Test
    void placeholdersMatchValuesThatCannotBePredicted() {
        assertThat(matches("$time", "2026-03-01T12:00:00.000Z")).isTrue();
        assertThat(matches("$time", "2026-03-01T12:00:00Z")).isFalse();
        assertThat(matches("$text", "why")).isTrue();
        assertThat(matches("$text", " ")).isFalse();
        assertThat(matches("$any", null)).isTrue();
        assertThatThrownBy(() -> matches("$thyme", "2026-03-01T12:00:00.000Z"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anIdHasTheSameValueInEveryPlace() {
        assertThat(matches(List.of("$id:m", "$id:m"), List.of("m1", "m2"))).isFalse();
        assertThat(matches(List.of("$id:n", "$id:n"), List.of("m2", "m2"))).isTrue();
        assertThat(matches("$id:n", "m3")).isFalse();
        assertThat(matches("$id:other", "")).isFalse();
        assertThat(expectation.filled(Map.of("replyTo", List.of("$id:n", "as it is"))))
                .isEqualTo(Map.of("replyTo", List.of("m2", "as it is")));
        assertThatThrownBy(() -> expectation.filled("$id:unseen")).isInstanceOf(IllegalArgumentException.class);
    }

    private boolean matches(@Nullable Object expected, @Nullable Object got) {
        return expectation.matches(expected, got);
    }
}
