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
import dev.parlance.internal.json.check.JsonSize;
import java.net.URI;
import java.util.ArrayList;
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
    void whatDatabasesCannotStoreIsRefused() {
        String half = "must not contain half a surrogate pair";
        refused(Kinds.class, Map.of("_id", "a\ud83d"), "_id", "_id " + half);
        refused(Kinds.class, Map.of("name", "\ude00a"), "name", "name " + half);
        refused(Kinds.class, Map.of("text", "a\0"), "text", "text must not contain the character U+0000");
        refused(Kinds.class, Map.of("plain", "a\0"), "plain", "plain must not contain the character U+0000");
        accepted(Kinds.class, Map.of("_id", "a\ud83d\ude00b", "text", "\ud83d", "url", "\0", "whole", "\0"));
    }

    @Test
    void aComponentMayHaveAMaximumOfItsOwn() {
        record Own(
                @Nullable @Limit(value = NAME, max = 3) String name,
                @Nullable @Limit(max = 3) String text,
                @Nullable @Limit(value = NONE, max = 3) String whole,
                @Nullable @Limit(value = ID, max = 200) String id) {}
        accepted(Own.class, Map.of("name", "€€€", "text", "€", "whole", "€", "id", "x".repeat(200)));
        refused(Own.class, Map.of("name", "four"), "name", "name must have at most 3 characters");
        refused(Own.class, Map.of("text", "é€"), "text", "text must have at most 3 bytes");
        refused(Own.class, Map.of("whole", "é€"), "whole", "whole must have at most 3 bytes");
        refused(Own.class, Map.of("id", "x".repeat(201)), "id", "id must have 1 to 200 characters");
        assertThat(refusal(new JsonCodec(Limits.NONE), Own.class, Map.of("name", "four")))
                .isEqualTo("name must have at most 3 characters");
    }

    @Test
    void aTextMayHaveToBeMoreThanSpace() {
        record Said(
                @Limit(value = TEXT, notBlank = true) String text,

                @Nullable @Limit(value = TEXT, notBlank = true)
                Object any) {}
        accepted(Said.class, Map.of("text", " a ", "any", List.of()));
        refused(Said.class, Map.of("text", ""), "text", "text must not be blank");
        refused(Said.class, Map.of("text", " \n\u2003"), "text", "text must not be blank");
        refused(Said.class, Map.of("text", "a", "any", " "), "any", "any must not be blank");
    }

    @Test
    void aListMayHaveANumberOfEntriesOfItsOwn() {
        record Some(
                @Nullable @Limit(entries = 2) List<@Limit(ID) String> list,
                @Nullable @Limit(entries = 2) Map<String, Object> map,
                @Limit(ID) String @Nullable @Limit(entries = 2) [] array,
                int @Nullable [] numbers,
                @Nullable @Limit(entries = 2000) List<Integer> many) {}
        List<String> three = List.of("a", "b", "c");
        accepted(Some.class, Map.of("list", List.of("a", "b"), "many", Collections.nCopies(2000, 1)));
        refused(Some.class, Map.of("list", three), "list", "list must have at most 2 entries");
        refused(Some.class, Map.of("list", List.of("")), "list[0]", "list[0] must have 1 to 128 characters");
        refused(Some.class, Map.of("array", three), "array", "array must have at most 2 entries");
        refused(Some.class, Map.of("map", Map.of("a", 1, "b", 2, "c", 3)), "map", "map must have at most 2 entries");
        refused(
                Some.class,
                Map.of("many", Collections.nCopies(2001, 1)),
                "many",
                "many must have at most 2000 entries");
        refused(
                Some.class,
                Map.of("numbers", Collections.nCopies(1001, 1)),
                "numbers",
                "numbers must have at most 1000 entries");
    }

    @Test
    void anyJsonMayHaveASize() {
        record Sized(
                @Nullable @Limit(json = 20) Object any,
                @Nullable @Limit(json = 20) Map<String, @Nullable Object> map,
                @Nullable @Limit(json = 20, entries = 2) List<Object> list,
                @Nullable Object free) {}
        String what = " must have at most 20 bytes of JSON";
        accepted(
                Sized.class, Map.of("any", "x".repeat(18), "map", Map.of("k", "x".repeat(12)), "free", "x".repeat(99)));
        refused(Sized.class, Map.of("any", "x".repeat(19)), "any", "any" + what);
        refused(Sized.class, Map.of("any", "€".repeat(7)), "any", "any" + what);
        refused(Sized.class, Map.of("any", "\"".repeat(10)), "any", "any" + what);
        refused(Sized.class, Map.of("map", Map.of("k", "x".repeat(13))), "map", "map" + what);
        refused(Sized.class, Map.of("list", List.of("x".repeat(17))), "list", "list" + what);
        refused(Sized.class, Map.of("list", List.of(1, 2, 3)), "list", "list must have at most 2 entries");
        JsonCodec small = new JsonCodec(Limits.DEFAULT.withJson(50));
        assertThat(refusal(small, Sized.class, Map.of("free", "x".repeat(99))))
                .isEqualTo("free must have at most 50 bytes of JSON");
    }

    @Test
    void theSizeOfAnyJsonIsThatOfItsShortestText() {
        List<Object> values =
                new ArrayList<>(List.of("a\"\n\u0001\ud83d\ude00", 1, 2.5, true, List.of(), Map.of(), Map.of("k", 1)));
        values.add(null);
        int size = json(values).length;
        assertThat(JsonSize.exceeds(values, size)).isFalse();
        assertThat(JsonSize.exceeds(values, size - 1)).isTrue();
    }

    @Test
    void openMembersMayBeLimitedToo() {
        record Free(
                String id,

                @Limit(entries = 2, json = 30) @JsonAnySetter @JsonAnyGetter
                Map<String, @Nullable Object> rest) {}
        record Holder(Free free) {}
        accepted(Free.class, Map.of("id", "1", "a", 1, "b", 2));
        refused(Free.class, Map.of("id", "1", "a", 1, "b", 2, "c", 3), null, "the payload must have at most 2 entries");
        refused(
                Holder.class,
                Map.of("free", Map.of("id", "1", "a", "x".repeat(30))),
                "free",
                "free must have at most 30 bytes of JSON");
    }

    record Page<T>(List<T> items, @Nullable Page<T> next) {}

    static class Ids extends ArrayList<String> {
        private static final long serialVersionUID = 1;
    }

    @Test
    void aTypeIsCheckedWhereverItStands() {
        record Pages(
                @Nullable Page<@Limit(ID) String> ids,
                @Nullable Page<Inner> inner,
                @Nullable Ids list,
                @Nullable Iterable<@Limit(ID) String> iterable,
                @Nullable URI uri,
                @Nullable CharSequence text) {}
        String what = " must have 1 to 128 characters";
        Map<String, Object> deep = Map.of("items", List.of(), "next", Map.of("items", List.of("")));
        refused(Pages.class, Map.of("ids", deep), "ids.next.items[0]", "ids.next.items[0]" + what);
        refused(
                Pages.class,
                Map.of("inner", Map.of("items", List.of(inner()))),
                "inner.items[0].id",
                "inner.items[0].id" + what);
        refused(Pages.class, Map.of("list", List.of("\0")), "list[0]", "list[0] must not contain the character U+0000");
        refused(Pages.class, Map.of("iterable", List.of("")), "iterable[0]", "iterable[0]" + what);
        refused(Pages.class, Map.of("uri", "x".repeat(2049)), "uri", "uri must have at most 2048 bytes");
        refused(Pages.class, Map.of("text", "\0"), "text", "text must not contain the character U+0000");
    }

    @Test
    void anElementIsRequiredAtAnyDepth() {
        record Deep(
                @Nullable List<List<String>> lists,
                @Nullable Map<String, List<@Nullable String>> map,
                @Nullable Page<String> page) {}
        List<Object> withNull = Collections.singletonList(null);
        refused(Deep.class, Map.of("lists", List.of(withNull)), "lists[0][0]", "lists[0][0] is required");
        refused(Deep.class, Map.of("page", Map.of("items", withNull)), "page.items[0]", "page.items[0] is required");
        accepted(Deep.class, Map.of("map", Map.of("k", withNull)));
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

    private static @Nullable String refusal(JsonCodec codec, Class<?> type, Map<String, ?> payload) {
        RefusedException refused =
                catchThrowableOfType(RefusedException.class, () -> codec.decodeValue(codec.encodeValue(payload), type));
        return refused == null ? null : refused.refusal().message();
    }

    private void refused(Class<?> type, Map<String, ?> payload, @Nullable String field, String message) {
        RefusedException refused =
                catchThrowableOfType(RefusedException.class, () -> codec.decodeValue(json(payload), type));
        assertThat(refused).isNotNull();
        assertThat(refused.refusal())
                .isEqualTo(Refusal.of("validation-failed", message).withField(field));
    }

    private byte[] json(Object value) {
        return codec.encodeValue(value);
    }
}
