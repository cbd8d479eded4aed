package dev.parlance.internal.json;

import static dev.parlance.event.Limit.Kind.ID;
import static dev.parlance.event.Limit.Kind.NAME;
import static dev.parlance.event.Limit.Kind.NONE;
import static dev.parlance.event.Limit.Kind.TEXT;
import static dev.parlance.event.Limit.Kind.TOKEN;
import static dev.parlance.event.Limit.Kind.URL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.parlance.event.ClientEvent;
import dev.parlance.event.Limit;
import dev.parlance.event.Limits;
import dev.parlance.event.Payload;
import dev.parlance.event.Refusal;
import dev.parlance.event.RefusedException;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonCodecLimitsTest {
    private final JsonCodec codec = new JsonCodec();

    record Kinds(
            @JsonProperty("_id") @Nullable @Limit(ID) String id,
            @Nullable @Limit(NAME) String name,
            @Nullable @Limit(TOKEN) String token,
            @Nullable @Limit(URL) String url,
            @Nullable @Limit(TEXT) String text,
            @Nullable @Limit(NONE) String whole,
            @Nullable String plain,
            @Nullable @Limit(TEXT) Object any,
            @Nullable Object free) {}

    record Lists(
            @Nullable List<@Limit(ID) String> ids,
            @Nullable List<@Nullable Long> numbers,
            @Nullable Map<@Limit(NAME) String, @Limit(ID) String> byName,
            @Limit(ID) String @Nullable [] array,
            byte @Nullable [] bytes,
            @Nullable List<Object> any) {}

    record Inner(@Limit(ID) String id) {}

    record Outer(
            @Nullable Inner inner,
            @Nullable List<Inner> list,
            @Nullable Map<String, List<Inner>> map) {}

    record Open(
            @Limit(ID) String id,
            @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> rest) {}

    @ParameterizedTest
    @CsvSource({
        "_id, 128, must have 1 to 128 characters",
        "name, 128, must have at most 128 characters",
        "token, 8192, must have at most 8192 bytes",
        "url, 2048, must have at most 2048 bytes",
        "text, 16384, must have at most 16384 bytes",
        "plain, 16384, must have at most 16384 bytes",
        "any, 16384, must have at most 16384 bytes",
    })
    void aTextMayBeAsLongAsItsKind(String field, int most, String what) {
        accepted(Kinds.class, Map.of(field, "x".repeat(most)));
        refused(Kinds.class, Map.of(field, "x".repeat(most + 1)), field, field + " " + what);
    }

    @Test
    void textsAreMeasuredInBytesAndNamesInCharacters() {
        accepted(Kinds.class, Map.of("name", "€".repeat(128), "text", "👋".repeat(4096)));
        accepted(Kinds.class, Map.of("text", "é".repeat(8192)));
        refused(Kinds.class, Map.of("text", "€".repeat(5462)), "text", "text must have at most 16384 bytes");
        refused(Kinds.class, Map.of("text", "👋".repeat(4096) + "x"), "text", "text must have at most 16384 bytes");
        refused(Kinds.class, Map.of("name", "👋".repeat(65)), "name", "name must have at most 128 characters");
    }

    @Test
    void anIdIsNotEmptyAndHasNoNul() {
        refused(Kinds.class, Map.of("_id", ""), "_id", "_id must have 1 to 128 characters");
        refused(Kinds.class, Map.of("_id", "a\0"), "_id", "_id must not contain the character U+0000");
        refused(Kinds.class, Map.of("name", "\0"), "name", "name must not contain the character U+0000");
        accepted(Kinds.class, Map.of("name", "", "text", "", "token", "\0"));
    }

    @Test
    void whatHasNoKindOrIsAnyJsonIsNotMeasured() {
        String large = "x".repeat(100_000);
        accepted(Kinds.class, Map.of("whole", large, "free", large));
        accepted(Kinds.class, Map.of("any", List.of(large)));
        accepted(Lists.class, Map.of("any", List.of(large)));
        accepted(Open.class, Map.of("id", "1", "other", large));
        assertThat(codec.decodeValue(json(large), String.class)).isEqualTo(large);
    }

    @Test
    void aListHasAtMostAThousandEntries() {
        List<String> thousand = Collections.nCopies(1000, "x");
        List<String> more = Collections.nCopies(1001, "x");
        accepted(Lists.class, Map.of("ids", thousand, "array", thousand, "any", thousand));
        refused(Lists.class, Map.of("ids", more), "ids", "ids must have at most 1000 entries");
        refused(Lists.class, Map.of("array", more), "array", "array must have at most 1000 entries");
        refused(Lists.class, Map.of("any", more), "any", "any must have at most 1000 entries");
        refused(
                Lists.class,
                Map.of("numbers", Collections.nCopies(1001, null)),
                "numbers",
                "numbers must have at most 1000 entries");
        Map<String, String> many = new HashMap<>();
        more.forEach(x -> many.put("k" + many.size(), x));
        refused(Lists.class, Map.of("byName", many), "byName", "byName must have at most 1000 entries");
    }

    @Test
    void aRefusalNamesThePlace() {
        String what = " must have 1 to 128 characters";
        refused(Lists.class, Map.of("ids", List.of("a", "")), "ids[1]", "ids[1]" + what);
        refused(Lists.class, Map.of("array", List.of("a", "")), "array[1]", "array[1]" + what);
        refused(Lists.class, Map.of("byName", Map.of("k", "")), "byName.k", "byName.k" + what);
        refused(Outer.class, Map.of("inner", inner()), "inner.id", "inner.id" + what);
        refused(Outer.class, Map.of("list", List.of(inner())), "list[0].id", "list[0].id" + what);
        refused(Outer.class, Map.of("map", Map.of("k", List.of(inner()))), "map.k[0].id", "map.k[0].id" + what);
        String key = "byName." + "k".repeat(193) + "…";
        refused(
                Lists.class,
                Map.of("byName", Map.of("k".repeat(1000), "x")),
                key,
                key + " must have at most 128 characters");
    }

    private static Map<String, String> inner() {
        return Map.of("id", "");
    }

    @Test
    void positionsAndBareTextsAreMeasuredToo() throws Exception {
        Payload<Inner> positional =
                ClientEvent.clientEvent("e", Inner.class).positional().payload();
        Payload<Inner> orText =
                ClientEvent.clientEvent("e", Inner.class).orText(Inner::new).payload();
        for (Payload<Inner> payload : List.of(positional, orText)) {
            IncomingArguments arguments = codec.parse(json(List.of("")), List.of(), false);
            RefusedException refused =
                    catchThrowableOfType(RefusedException.class, () -> codec.decode(payload, arguments));
            assertThat(refused.refusal().field()).isEqualTo("id");
        }
    }

    @Test
    void aServerMaySetOtherLimits() {
        Limits small =
                Limits.DEFAULT.withName(1).withToken(2).withUrl(3).withText(4).withEntries(5);
        assertThat(small).isEqualTo(new Limits(1, 2, 3, 4, 5));
        JsonCodec strict = new JsonCodec(small);
        assertThat(catchThrowableOfType(
                                RefusedException.class,
                                () -> strict.decodeValue(json(Map.of("url", "four")), Kinds.class))
                        .refusal()
                        .message())
                .isEqualTo("url must have at most 3 bytes");
        Map<String, Object> large = Map.of("name", "x".repeat(100_000), "text", "x".repeat(100_000));
        assertThat(new JsonCodec(Limits.NONE).decodeValue(json(large), Kinds.class))
                .isNotNull();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Limits.DEFAULT.withText(0))
                .withMessage("the limit text must be positive: 0");
    }

    private void accepted(Class<?> type, Map<String, ?> payload) {
        assertThat(codec.decodeValue(json(payload), type)).isNotNull();
    }

    private void refused(Class<?> type, Map<String, ?> payload, String field, String message) {
        RefusedException refused =
                catchThrowableOfType(RefusedException.class, () -> codec.decodeValue(json(payload), type));
        assertThat(refused).isNotNull();
        assertThat(refused.refusal()).isEqualTo(new Refusal("validation-failed", message, null, field, null));
    }

    private byte[] json(Object value) {
        return codec.encodeValue(value);
    }
}
