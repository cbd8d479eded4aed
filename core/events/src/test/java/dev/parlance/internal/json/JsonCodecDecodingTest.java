package dev.parlance.internal.json;

import static dev.parlance.event.ServerRequest.serverRequest;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.parlance.event.ClientEvent;
import dev.parlance.event.Payload;
import dev.parlance.event.Refusal;
import dev.parlance.event.RefusedException;
import dev.parlance.internal.json.syntax.MalformedJsonException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonCodecDecodingTest {
    private final JsonCodec codec = new JsonCodec();

    record Join(String chatId, @Nullable String projectId) {}

    record Item(String name, int amount) {}

    record Order(
            List<Item> items,
            @Nullable Map<String, Item> byName,
            @Nullable List<@Nullable String> notes) {}

    record Lists(@Nullable List<String> texts, @Nullable List<Object> any, String @Nullable [] array) {}

    record Any(Object data) {}

    record Auth(String token, @Nullable Map<String, String> headers) {}

    record Wrapped(String value) {}

    record Picky(String value) {
        Picky {
            if (value.isEmpty()) {
                throw new IllegalArgumentException("the secret reason");
            }
            if (value.equals("taken")) {
                throw RefusedException.conflict("it is taken");
            }
        }
    }

    record Pickies(List<Picky> all) {}

    @Test
    void aMissingArgumentIsAnObjectWithoutFieldsIfNoneIsRequired() throws Exception {
        record Filter(@Nullable String by) {}
        assertThat(decode(Filter.class, "[\"e\"]")).isEqualTo(new Filter(null));
        // JavaScript's undefined is written as null.
        assertThat(decode(Filter.class, "[\"e\",null]")).isEqualTo(new Filter(null));
        assertThat(refusal(() -> decode(Join.class, "[\"e\",null]")))
                .isEqualTo(invalid(null, "the payload is required"));
        assertThat(refusal(() -> decode(Join.class, "[\"e\"]"))).isEqualTo(invalid(null, "the payload is required"));
    }

    @Test
    void anObjectBecomesItsRecord() throws Exception {
        assertThat(decode(Join.class, "[\"e\",{\"chatId\":\"42\",\"projectId\":\"7\"}]"))
                .isEqualTo(new Join("42", "7"));
    }

    @Test
    void whatIsNotKnownOrSurplusIsIgnored() throws Exception {
        assertThat(decode(Join.class, "[\"e\",{\"x\":{\"y\":[1]},\"chatId\":\"42\",\"z\":null},{},3]"))
                .isEqualTo(new Join("42", null));
        assertThat(codec.<Void>decode(Payload.none(), event("[\"e\",1,2]"))).isNull();
    }

    @Test
    void whatIsNullableMayBeNullOrMissing() throws Exception {
        assertThat(decode(Join.class, "[\"e\",{\"chatId\":\"42\"}]")).isEqualTo(new Join("42", null));
        assertThat(decode(Join.class, "[\"e\",{\"chatId\":\"42\",\"projectId\":null}]"))
                .isEqualTo(new Join("42", null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"chatId\":null}", "{\"projectId\":\"7\"}"})
    void everythingElseIsRequired(String json) {
        assertRefused(Join.class, json, "chatId", "chatId is required");
    }

    @Test
    void aMissingPayloadIsRefused() {
        assertThat(refusal(() -> decode(Join.class, "[\"e\"]"))).isEqualTo(invalid(null, "the payload is required"));
        assertRefused(Join.class, "null", null, "the payload is required");
        assertThat(refusal(() -> decode(String.class, "[\"e\"]"))).isEqualTo(invalid(null, "the payload is required"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"42\"", "1", "true", "[]", "[{\"chatId\":\"42\"}]", "\"\""})
    void anObjectMustBeAnObject(String json) {
        assertRefused(Join.class, json, null, "the payload must be an object");
        if (json.startsWith("\"")) {
            assertRefused(Wrapped.class, json, null, "the payload must be an object");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "1.5", "true", "{}", "[]", "[\"a\"]"})
    void aStringMustBeAString(String json) {
        assertRefused(Join.class, "{\"chatId\":" + json + "}", "chatId", "chatId must be a string");
        assertRefused(String.class, json, null, "the payload must be a string");
        assertRefused(Lists.class, "{\"texts\":[\"a\"," + json + "]}", "texts[1]", "texts[1] must be a string");
    }

    @Test
    void aWrongFieldIsNamedByItsPath() {
        String one = "{\"name\":\"a\",\"amount\":1}";
        assertRefused(
                Order.class,
                "{\"items\":[" + one + "," + one + ",{\"amount\":1}]}",
                "items[2].name",
                "items[2].name is required");
        assertRefused(
                Order.class,
                "{\"items\":[],\"byName\":{\"x\":{\"name\":\"a\",\"amount\":\"1\"}}}",
                "byName.x.amount",
                "byName.x.amount must be an integer");
        assertRefused(Order.class, "{\"items\":{}}", "items", "items must be an array");
        assertRefused(Order.class, "{\"items\":[],\"byName\":[]}", "byName", "byName must be an object");
        assertRefused(Order.class, "{\"items\":[3]}", "items[0]", "items[0] must be an object");
    }

    @Test
    void aPathOfAClientsOwnNamesIsCut() {
        String json = "{\"items\":[],\"byName\":{\"" + "x".repeat(10_000) + "\":1}}";

        assertThat(refusal(() -> decode(Order.class, "[\"e\"," + json + "]")).field())
                .isEqualTo("byName." + "x".repeat(193) + "…");
    }

    @Test
    void anElementMayBeNullOnlyIfItSaysSo() throws Exception {
        assertRefused(Order.class, "{\"items\":[null]}", "items[0]", "items[0] is required");
        assertRefused(Order.class, "{\"items\":[],\"byName\":{\"x\":null}}", "byName.x", "byName.x is required");
        assertRefused(Lists.class, "{\"texts\":[\"a\",null]}", "texts[1]", "texts[1] is required");
        assertRefused(Lists.class, "{\"array\":[\"a\",null]}", "array[1]", "array[1] is required");
        assertThat(decode(Order.class, "[\"e\",{\"items\":[],\"notes\":[null,\"a\"]}]")
                        .notes())
                .containsExactly(null, "a");
        assertThat(decode(Lists.class, "[\"e\",{\"any\":[null,1]}]").any()).containsExactly(null, 1);
    }

    @Test
    void anyJsonIsPlainValues() throws Exception {
        assertThat(decode(Object.class, "[\"e\",{\"a\":[1,null,\"x\"]}]"))
                .isEqualTo(Map.of("a", Arrays.asList(1, null, "x")));
        assertThat(decode(Object.class, "[\"e\",null]")).isNull();
        assertThat(decode(Object.class, "[\"e\"]")).isNull();
        assertThat(decode(Any.class, "[\"e\",{\"data\":{\"a\":null}}]").data())
                .isEqualTo(Collections.singletonMap("a", null));
        assertRefused(Any.class, "{\"data\":null}", "data", "data is required");
    }

    @Test
    void aBareStringMayStandForAnObject() throws Exception {
        Payload<Join> payload = text(id -> new Join(id, null));

        assertThat(codec.decode(payload, event("[\"e\",\"4\\u0032\"]"))).isEqualTo(new Join("42", null));
        assertThat(codec.decode(payload, event("[\"e\",{\"chatId\":\"42\"}]"))).isEqualTo(new Join("42", null));
        assertThat(refusal(() -> codec.decode(payload, event("[\"e\",42]"))))
                .isEqualTo(invalid(null, "the payload must be an object"));
    }

    @Test
    void aBareStringThatDoesNotFitIsRefused() {
        Payload<Join> throwing = text(id -> {
            throw new IllegalStateException("the secret reason");
        });
        Payload<Join> refusing = text(id -> {
            throw RefusedException.notFound("no such chat");
        });

        assertThat(refusal(() -> codec.decode(throwing, event("[\"e\",\"42\"]"))))
                .isEqualTo(invalid(null, "the payload is not valid"));
        assertThat(refusal(() -> codec.decode(refusing, event("[\"e\",\"42\"]"))))
                .isEqualTo(Refusal.of("not-found", "no such chat"));
    }

    @Test
    void severalArgumentsAreTheComponentsInOrder() throws Exception {
        Payload<Auth> payload = positional(Auth.class);

        assertThat(codec.decode(payload, event("[\"auth2\",\"t\",{\"a\":\"b\"}]")))
                .isEqualTo(new Auth("t", Map.of("a", "b")));
        assertThat(codec.decode(payload, event("[\"auth2\",\"t\"]"))).isEqualTo(new Auth("t", null));
        assertThat(codec.decode(payload, event("[\"auth2\",\"t\",null,{},3]"))).isEqualTo(new Auth("t", null));
        assertThat(refusal(() -> codec.decode(payload, event("[\"auth2\"]"))))
                .isEqualTo(invalid("token", "token is required"));
        assertThat(refusal(() -> codec.decode(payload, event("[\"auth2\",\"t\",{\"a\":1}]"))))
                .isEqualTo(invalid("headers.a", "headers.a must be a string"));
        assertThat(refusal(() -> codec.decode(payload, event("[\"auth2\",{\"token\":\"t\"}]"))))
                .isEqualTo(invalid("token", "token must be a string"));
    }

    @Test
    void anAnswerMayBeNullWhereItIsDeclaredSo() throws Exception {
        Payload<Join> answer = serverRequest("ask", Join.class).nullableAnswer().answer();
        Payload<Auth> positional = serverRequest("ask", Auth.class)
                .positionalAnswer()
                .nullableAnswer()
                .answer();

        for (String json : List.of("[]", "[null]")) {
            assertThat(codec.decode(answer, codec.parse(bytes(json), List.of(), false)))
                    .isNull();
            assertThat(codec.decode(positional, codec.parse(bytes(json), List.of(), false)))
                    .isNull();
        }
        assertThat(codec.decode(answer, codec.parse(bytes("[{\"chatId\":\"42\"}]"), List.of(), false)))
                .isEqualTo(new Join("42", null));
        assertThat(codec.decode(positional, codec.parse(bytes("[\"t\",null]"), List.of(), false)))
                .isEqualTo(new Auth("t", null));
        assertThat(refusal(() -> codec.decode(positional, codec.parse(bytes("[null,{}]"), List.of(), false))))
                .isEqualTo(invalid("token", "token is required"));
        assertThat(codec.arguments(answer, null)).containsExactly((Object) null);
        assertThat(codec.arguments(positional, null)).containsExactly((Object) null);
    }

    @Test
    void aConstructorsReasonStaysHereAndItsRefusalPassesThrough() {
        assertRefused(Picky.class, "{\"value\":\"\"}", null, "the payload is not valid");
        assertRefused(Pickies.class, "{\"all\":[{\"value\":\"\"}]}", "all[0]", "all[0] is not valid");
        assertThat(refusal(() -> decode(Pickies.class, "[\"e\",{\"all\":[{\"value\":\"taken\"}]}]")))
                .isEqualTo(Refusal.of("conflict", "it is taken"));
    }

    @Test
    void aMemberThatStandsTwiceIsTheLastOneOrRefused() throws Exception {
        assertThat(decode(Join.class, "[\"e\",{\"chatId\":\"1\",\"chatId\":\"2\"}]"))
                .isEqualTo(new Join("2", null));
        assertThat(refusal(() -> decode(Join.class, "[\"e\",{\"chatId\":\"1\",\"projectId\":\"7\",\"chatId\":\"2\"}]"))
                        .code())
                .isEqualTo("validation-failed");
    }

    @Test
    void aValueOfItsOwnIsBoundByTheSameRules() {
        assertThat(codec.decodeValue(bytes("{\"token\":\"t\",\"x\":1}"), Auth.class))
                .isEqualTo(new Auth("t", null));
        assertThat(codec.decodeValue(bytes("{}"), Lists.class)).isEqualTo(new Lists(null, null, null));
        assertThat(refusal(() -> codec.decodeValue(bytes("{}"), Auth.class)))
                .isEqualTo(invalid("token", "token is required"));
        assertThat(refusal(() -> codec.decodeValue(bytes("{\"token\":"), Auth.class)))
                .isEqualTo(invalid(null, "the payload is not valid"));
        assertThat(refusal(() -> codec.decodeValue(bytes("[".repeat(1_000_000)), Object.class)))
                .isEqualTo(invalid(null, "the payload is not valid"));
    }

    private void assertRefused(Class<?> type, String argument, @Nullable String field, String message) {
        assertThat(refusal(() -> decode(type, "[\"e\"," + argument + "]"))).isEqualTo(invalid(field, message));
    }

    private static Refusal invalid(@Nullable String field, String message) {
        return Refusal.of("validation-failed", message).withField(field);
    }

    private static Refusal refusal(ThrowingCallable call) {
        RefusedException refused = catchThrowableOfType(RefusedException.class, call);
        assertThat(refused).as("refused").isNotNull();
        return refused.refusal();
    }

    private <P> @Nullable P decode(Class<P> type, String json) throws MalformedJsonException {
        return codec.decode(Payload.of(type), event(json));
    }

    private static Payload<Join> text(Function<String, Join> fromText) {
        return ClientEvent.clientEvent("e", Join.class).orText(fromText).payload();
    }

    private static <P> Payload<P> positional(Class<P> type) {
        return ClientEvent.clientEvent("e", type).positional().payload();
    }

    private IncomingArguments event(String json) throws MalformedJsonException {
        return codec.parseEvent(bytes(json), List.of(), false);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
