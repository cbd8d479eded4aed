package dev.parlance.catalogue.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parlance.event.RefusedException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class BoundsTest {
    @Test
    void aTextIsMeasuredInBytesOfUtf8() {
        assertThatCode(() -> Bounds.text("content", "a".repeat(16 * 1024))).doesNotThrowAnyException();
        assertThatCode(() -> Bounds.text("content", "\uD83D\uDC4B".repeat(4 * 1024)))
                .doesNotThrowAnyException();
        refused("content", () -> Bounds.text("content", "a".repeat(16 * 1024 + 1)));
        refused("content", () -> Bounds.text("content", "\u20AC".repeat(5462)));
        refused("content", () -> Bounds.text("content", "\uD83D\uDC4B".repeat(4 * 1024) + "a"));
    }

    @Test
    void aTextSaysSomethingThatCanBeKept() {
        refused("content", () -> Bounds.text("content", " \n"));
        refused("content", () -> Bounds.text("content", "a\0b"));
    }

    @Test
    void anIdHas1To128CharactersOrIsLeftOut() {
        assertThatCode(() -> Bounds.id("replyTo", null)).doesNotThrowAnyException();
        assertThatCode(() -> Bounds.id("chatId", "c".repeat(128))).doesNotThrowAnyException();
        refused("chatId", () -> Bounds.id("chatId", ""));
        refused("chatId", () -> Bounds.id("chatId", "c".repeat(129)));
    }

    @Test
    void ofAListTheWrongItemIsNamed() {
        refused("ids[1]", () -> Bounds.ids("ids", List.of("a", ""), 2));
        refused("ids[1]", () -> Bounds.ids("ids", Arrays.asList("a", null), 2));
        refused("ids", () -> Bounds.ids("ids", List.of("a", "b", "c"), 2));
    }

    @Test
    void anyJsonIsMeasuredWithAllThatIsInIt() {
        Map<String, Object> json = Map.of("sdp", "a".repeat(80), "more", List.of(1, true, "\u20AC"));
        assertThatCode(() -> Bounds.json("data", json, 115)).doesNotThrowAnyException();
        refused("data", () -> Bounds.json("data", json, 110));
        refused("data", () -> Bounds.json("data", "a".repeat(9), 10));
        refused("data", () -> Bounds.json("data", new byte[11], 10));
        assertThatCode(() -> Bounds.json("data", null, 4)).doesNotThrowAnyException();
    }

    private static void refused(String field, ThrowingCallable check) {
        assertThatThrownBy(check)
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.refusal().field()).isEqualTo(field));
    }
}
