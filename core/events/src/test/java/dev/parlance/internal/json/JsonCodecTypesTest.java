package dev.parlance.internal.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.parlance.TransportPoint;
import dev.parlance.event.Payload;
import dev.parlance.event.Refusal;
import dev.parlance.event.RefusedException;
import dev.parlance.internal.json.syntax.MalformedJsonException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonCodecTypesTest {
    private static final byte[] ONE = {1};
    private static final byte[] TWO = {2, 2};

    private final JsonCodec codec = new JsonCodec();

    record Counts(
            int count,
            long at,
            @Nullable Integer limit,
            @Nullable Double score,
            @Nullable Boolean ok) {}

    record Any(Object data) {}

    record When(Instant at) {}

    record Open(
            @JsonProperty("_id") String id,
            @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> extra) {}

    record Upload(
            String name,
            byte[] content,
            @Nullable List<byte[]> parts,
            @Nullable ByteBuffer buffer) {}

    enum Kind {
        @JsonProperty("plain-text")
        TEXT,
        Html
    }

    enum Tolerant {
        A,
        @JsonEnumDefaultValue
        OTHER
    }

    record Kinds(@Nullable Kind kind, @Nullable Tolerant tolerant) {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "name")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Sent.class, name = "sent"),
        @JsonSubTypes.Type(value = Read.class, name = "read")
    })
    sealed interface Step permits Sent, Read {}

    record Sent(String text, @Nullable Object data) implements Step {}

    record Read(long at) implements Step {}

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "{\"count\":\"1\",\"at\":1} count an_integer",
                "{\"count\":1.5,\"at\":1} count an_integer",
                "{\"count\":true,\"at\":1} count an_integer",
                "{\"count\":\"\",\"at\":1} count an_integer",
                "{\"count\":1,\"at\":{}} at an_integer",
                "{\"count\":1,\"at\":1,\"limit\":[]} limit an_integer",
                "{\"count\":1,\"at\":1,\"score\":\"1\"} score a_number",
                "{\"count\":1,\"at\":1,\"score\":\"NaN\"} score a_number",
                "{\"count\":1,\"at\":1,\"ok\":1} ok a_boolean",
                "{\"count\":1,\"at\":1,\"ok\":\"true\"} ok a_boolean",
                "{\"count\":1,\"at\":1,\"ok\":\"\"} ok a_boolean",
            })
    void nothingIsConvertedIntoAnotherType(String json, String field, String noun) {
        assertRefused(Counts.class, json, field, field + " must be " + noun.replace('_', ' '));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "{\"count\":2147483648,\"at\":1} count",
                "{\"count\":-2147483649,\"at\":1} count",
                "{\"count\":1e10,\"at\":1} count",
                "{\"count\":1,\"at\":9223372036854775808} at",
                "{\"count\":1,\"at\":1e999999999} at",
                "{\"count\":1,\"at\":1e-999999999} at",
                "{\"count\":1,\"at\":1,\"score\":1e999} score",
            })
    void whatANumberCannotHoldIsRefused(String json, String field) {
        assertRefused(Counts.class, json, field, field + " is out of range");
    }

    @Test
    void anIntegerMayBeWrittenWithAPoint() throws Exception {
        assertThat(decode(Counts.class, "[\"e\",{\"count\":1.0,\"at\":1e3,\"limit\":-0.0,\"score\":2,\"ok\":true}]"))
                .isEqualTo(new Counts(1, 1000, 0, 2.0, true));
        assertThat(decode(Counts.class, "[\"e\",{\"count\":-2147483648,\"at\":9223372036854775807}]"))
                .isEqualTo(new Counts(Integer.MIN_VALUE, Long.MAX_VALUE, null, null, null));
        assertThat(decode(BigInteger.class, "[\"e\",123456789012345678901]"))
                .isEqualTo(new BigInteger("123456789012345678901"));
    }

    @Test
    void aPrimitiveIsRequired() {
        assertRefused(Counts.class, "{\"at\":1}", "count", "count is required");
        assertRefused(Counts.class, "{\"count\":1,\"at\":null}", "at", "at is required");
    }

    @Test
    void anEnumIsReadAsItIsNamed() throws Exception {
        assertThat(decode(Kinds.class, "[\"e\",{\"kind\":\"plain-text\",\"tolerant\":\"new\"}]"))
                .isEqualTo(new Kinds(Kind.TEXT, Tolerant.OTHER));
        for (String json : List.of("\"TEXT\"", "\"html\"", "\"0\"", "0", "\"\"", "true")) {
            assertRefused(Kinds.class, "{\"kind\":" + json + "}", "kind", "kind must be one of plain-text, Html");
        }
    }

    @Test
    void aTimeIsIso8601() throws Exception {
        assertThat(decode(When.class, "[\"e\",{\"at\":\"2026-01-01T00:00:17.000Z\"}]"))
                .isEqualTo(new When(Instant.parse("2026-01-01T00:00:17Z")));
        for (String json : List.of("1767225617", "\"\"", "\"yesterday\"", "{}")) {
            assertRefused(
                    When.class, "{\"at\":" + json + "}", "at", "at must be a time such as 2026-01-31T12:00:00.000Z");
        }
    }

    @Test
    void anOpenObjectKeepsWhatItDoesNotKnow() throws Exception {
        Open open = decode(Open.class, "[\"e\",{\"a\":1,\"_id\":\"7\",\"b\":null,\"c\":{\"d\":[null]}}]");

        assertThat(open.id()).isEqualTo("7");
        assertThat(new String(codec.encode(List.of(open)).json(), UTF_8))
                .isEqualTo("[{\"_id\":\"7\",\"a\":1,\"b\":null,\"c\":{\"d\":[null]}}]");
        assertThat(decode(Open.class, "[\"e\",{\"_id\":\"7\"}]").extra()).isEmpty();
        assertRefused(Open.class, "{\"a\":1}", "_id", "_id is required");
    }

    @Test
    @TransportPoint(22)
    void binaryIsPutWhereItsPlaceholderStands() throws Exception {
        String json = "[\"e\",{\"name\":\"n\",\"content\":{\"_placeholder\":true,\"num\":1},"
                + "\"parts\":[{\"num\":0,\"_placeholder\":true}],\"buffer\":{\"_placeholder\":true,\"num\":0}}]";
        IncomingArguments event = codec.parseEvent(bytes(json), List.of(ONE, TWO), true);
        Upload upload = codec.decode(Payload.of(Upload.class), event);

        assertThat(upload.content()).isSameAs(TWO);
        assertThat(upload.parts()).containsExactly(ONE);
        assertThat(upload.buffer()).isEqualTo(ByteBuffer.wrap(ONE));
    }

    @Test
    @TransportPoint(22)
    void binaryInUntypedDataOfARecordIsBinary() throws Exception {
        String json = "[\"e\",{\"data\":{\"a\":[{\"_placeholder\":true,\"num\":0}]}}]";
        IncomingArguments event = codec.parseEvent(bytes(json), List.of(ONE), true);

        assertThat(codec.decode(Payload.of(Any.class), event).data()).isEqualTo(Map.of("a", List.of(ONE)));
        assertThat(codec.decode(Payload.of(Object.class), event)).isInstanceOf(Map.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"AQ==\"", "[1]", "1", "{}", "{\"_placeholder\":true,\"num\":0}"})
    void binaryMustBeBinary(String json) {
        assertRefused(Upload.class, "{\"name\":\"n\",\"content\":" + json + "}", "content", "content must be binary");
    }

    @Test
    void aVariantIsKnownByItsName() throws Exception {
        assertThat(decode(Step.class, "[\"e\",{\"name\":\"read\",\"at\":1}]")).isEqualTo(new Read(1));
        assertThat(decode(Step.class, "[\"e\",{\"text\":\"a\",\"data\":[1,null],\"name\":\"sent\"}]"))
                .isEqualTo(new Sent("a", Arrays.asList(1, null)));
        assertRefused(Step.class, "{\"name\":\"read\"}", "at", "at is required");
        assertThat(refusal(() -> decode(Step.class, "[\"e\",{\"name\":\"gone\"}]"))
                        .code())
                .isEqualTo("validation-failed");
        assertThat(refusal(() -> decode(Step.class, "[\"e\",{}]")).code()).isEqualTo("validation-failed");
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

    private IncomingArguments event(String json) throws MalformedJsonException {
        return codec.parseEvent(bytes(json), List.of(), false);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
