package dev.parlance.adminui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.http.Headers;
import dev.parlance.http.Query;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What is shown of values, headers and queries. */
class ExcerptTest {
    private static Object of(Object value) {
        return Excerpt.of(Collections.singletonList(value)).get(0);
    }

    @Test
    void whatIsSmallIsShownAsItIs() {
        List<Object> values = Arrays.asList("a", 1, 2.5, true, null, List.of(1), Map.of("b", List.of("c")));
        assertThat(Excerpt.of(values)).isEqualTo(values);
    }

    @Test
    void aLongTextIsCutAndNotWithinACharacter() {
        assertThat(of("x".repeat(1_000))).isEqualTo("x".repeat(1_000));
        assertThat(of("x".repeat(1_001))).isEqualTo("x".repeat(1_000) + "…");
        assertThat(of("x".repeat(999) + "🐘")).isEqualTo("x".repeat(999) + "…");
    }

    @Test
    void manyValuesAreCutAsAWhole() {
        Object shown = of(Collections.nCopies(1_000, "y".repeat(500)));
        assertThat(shown.toString().length()).isBetween(3_000, 5_000);
        assertThat(shown.toString()).endsWith("more)]");
        assertThat(((List<?>) of(Collections.nCopies(60, 1))))
                .hasSize(51)
                .last()
                .isEqualTo("(10 more)");
    }

    @Test
    void aMapIsCutToo() {
        Map<Integer, Integer> large = new TreeMap<>();
        for (int i = 0; i < 60; i++) {
            large.put(i, i);
        }
        assertThat(TestAdmin.map(of(large))).hasSize(51).containsEntry("…", "(10 more)");
    }

    @Test
    void whatIsDeepIsCut() {
        Object deep = "bottom";
        for (int i = 0; i < 100; i++) {
            deep = new ArrayList<>(List.of(deep));
        }
        assertThat(of(deep).toString()).contains("…").doesNotContain("bottom");
    }

    @Test
    void binaryAndOwnTypesAreNamed() {
        record Wallet(String pin) {}
        assertThat(of(new byte[5])).isEqualTo("(5 bytes)");
        assertThat(of(new Wallet("1234"))).isEqualTo("(Wallet)");
        assertThat(of(Instant.EPOCH)).isEqualTo("1970-01-01T00:00:00Z");
    }

    @Test
    void secretsAreHiddenByTheirNamesAndByTheirLooks() {
        assertThat((Map<?, ?>) of(Map.of("passWord", "a", "refresh_token", 1, "Cookie", Map.of(), "api-key", "b")))
                .allSatisfy((name, value) -> assertThat(value).isEqualTo("(hidden)"));
        assertThat(of("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln")).isEqualTo("(hidden)");
        assertThat(of("Bearer abc")).isEqualTo("(hidden)");
    }

    @Test
    void headersAreShownByNameAndTheHarmlessByValue() {
        assertThat(Secrets.headers(Headers.of(
                        "Host", "chat.example", "Cookie", "session=1", "Authorization", "Basic x", "X-My-Key", "k")))
                .isEqualTo(Map.of(
                        "host", "chat.example",
                        "cookie", "(hidden)",
                        "authorization", "(hidden)",
                        "x-my-key", "(hidden)"));
    }

    @Test
    void aQueryIsShownByNameAndItsUrlWithoutIt() {
        assertThat(Secrets.query(Query.parse("EIO=4&transport=polling&ticket=s3cret&sid=abc")))
                .isEqualTo(Map.of("EIO", "4", "transport", "polling", "ticket", "(hidden)", "sid", "(hidden)"));
        assertThat(Secrets.url("/socket.io/?ticket=s3cret")).isEqualTo("/socket.io/");
    }
}
