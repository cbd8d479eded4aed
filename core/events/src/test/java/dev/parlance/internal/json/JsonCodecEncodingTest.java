package dev.parlance.internal.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.parlance.TransportPoint;
import dev.parlance.event.Payload;
import dev.parlance.event.Refusal;
import dev.parlance.event.ServerEvent;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JsonCodecEncodingTest {
    private static final byte[] ONE = {1};
    private static final byte[] TWO = {2, 2};

    private final JsonCodec codec = new JsonCodec();

    record Joined(String chatId, @Nullable String room, Instant timestamp) {}

    record Score(double value, float half, @Nullable Long count) {}

    record Open(String id, @JsonAnyGetter Map<String, @Nullable Object> extra) {}

    record Upload(String name, byte[] content, @Nullable ByteBuffer thumbnail) {}

    record Token(
            @JsonProperty("_id") String id,
            @Nullable Integer width,
            @Nullable Integer height) {}

    record Nothing() {}

    enum Kind {
        @JsonProperty("plain-text")
        TEXT,
        Html
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "name")
    sealed interface Step permits Sent, Read {}

    @JsonTypeName("message.sent")
    record Sent(String text) implements Step {}

    @JsonTypeName("message.read")
    record Read(long at) implements Step {}

    record Steps(List<Step> steps) {}

    @Test
    void anEventIsItsNameAndItsArguments() {
        assertThat(event("chat message", "a", 1, null, true)).isEqualTo("[\"chat message\",\"a\",1,null,true]");
        assertThat(event("a")).isEqualTo("[\"a\"]");
        assertThat(event("quote\"d")).isEqualTo("[\"quote\\\"d\"]");
    }

    @Test
    void anAckIsItsValues() {
        assertThat(ack()).isEqualTo("[]");
        assertThat(ack("a", null)).isEqualTo("[\"a\",null]");
    }

    @Test
    void aRecordIsAnObjectWithoutWhatIsAbsent() {
        assertThat(ack(new Joined("42", null, Instant.parse("2026-01-01T00:00:17Z"))))
                .isEqualTo("[{\"chatId\":\"42\",\"timestamp\":\"2026-01-01T00:00:17.000Z\"}]");
        assertThat(ack(new Nothing())).isEqualTo("[{}]");
    }

    @Test
    void aTimeHasThreeFractionDigits() {
        assertThat(ack(
                        Instant.parse("2026-01-01T00:00:17.5Z"),
                        Instant.parse("2026-01-01T00:00:17.123999999Z"),
                        List.of(Instant.EPOCH)))
                .isEqualTo(
                        "[\"2026-01-01T00:00:17.500Z\",\"2026-01-01T00:00:17.123Z\",[\"1970-01-01T00:00:00.000Z\"]]");
    }

    @Test
    @TransportPoint(22)
    void nullInsideAnyJsonSurvives() {
        Map<String, Object> any = new LinkedHashMap<>();
        any.put("a", null);
        any.put("b", Arrays.asList(1, null));

        assertThat(ack(any)).isEqualTo("[{\"a\":null,\"b\":[1,null]}]");
        assertThat(ack(new Open("1", any))).isEqualTo("[{\"id\":\"1\",\"a\":null,\"b\":[1,null]}]");
    }

    @Test
    void numbersKeepTheirValue() {
        assertThat(ack(Long.MAX_VALUE, 1.5, new BigInteger("123456789012345678901"), new BigDecimal("0.10")))
                .isEqualTo("[9223372036854775807,1.5,123456789012345678901,0.10]");
        assertThat(ack(new Score(1, 0.5f, null))).isEqualTo("[{\"value\":1.0,\"half\":0.5}]");
    }

    @Test
    void whatJsonHasNoNumberForIsNull() {
        assertThat(ack(Double.NaN, Float.NEGATIVE_INFINITY)).isEqualTo("[null,null]");
        assertThat(ack(new Score(Double.POSITIVE_INFINITY, Float.NaN, 1L)))
                .isEqualTo("[{\"value\":null,\"half\":null,\"count\":1}]");
    }

    @Test
    void textIsWrittenAsItIs() {
        assertThat(event("grüße", "日本 😀 \u2028")).isEqualTo("[\"grüße\",\"日本 😀 \u2028\"]");
        assertThat(ack("\"\\\n\u0001")).isEqualTo("[\"\\\"\\\\\\n\\u0001\"]");
    }

    @Test
    void anEnumIsWrittenAsItIsNamed() {
        assertThat(ack(Kind.TEXT, Kind.Html)).isEqualTo("[\"plain-text\",\"Html\"]");
    }

    @Test
    void aVariantNamesItself() {
        assertThat(ack(new Sent("a"))).isEqualTo("[{\"name\":\"message.sent\",\"text\":\"a\"}]");
        assertThat(ack(new Steps(List.of(new Read(1), new Sent("a")))))
                .isEqualTo(
                        "[{\"steps\":[{\"name\":\"message.read\",\"at\":1},{\"name\":\"message.sent\",\"text\":\"a\"}]}]");
    }

    @Test
    void aRefusalIsWrittenWithoutWhatItDoesNotSay() {
        assertThat(ack(Map.of("error", Refusal.of("conflict", "no").forEvent("chat:join"))))
                .isEqualTo("[{\"error\":{\"code\":\"conflict\",\"message\":\"no\",\"event\":\"chat:join\"}}]");
    }

    @Test
    void binaryIsTakenOutAtAnyDepth() {
        ByteBuffer buffer = ByteBuffer.wrap(new byte[] {0, 2, 2, 0}, 1, 2);
        EncodedArguments encoded =
                codec.encodeEvent("up", List.of(ONE, List.of(Map.of("x", buffer)), new Upload("n", ONE, null)));

        assertThat(encoded.json())
                .asString(UTF_8)
                .isEqualTo("[\"up\",{\"_placeholder\":true,\"num\":0},[{\"x\":{\"_placeholder\":true,\"num\":1}}],"
                        + "{\"name\":\"n\",\"content\":{\"_placeholder\":true,\"num\":2}}]");
        assertThat(encoded.attachments()).containsExactly(ONE, TWO, ONE);
        assertThat(buffer.remaining()).isEqualTo(2);
    }

    @Test
    void anEmptyBinaryIsTakenOutToo() {
        assertThat(codec.encode(List.of(new byte[0])).attachments()).containsExactly(new byte[0]);
    }

    @Test
    void inAValueOfItsOwnBinaryIsBase64() {
        assertThat(codec.encodeValue(Map.of("b", TWO))).asString(UTF_8).isEqualTo("{\"b\":\"AgI=\"}");
        assertThat(codec.encodeValue(null)).asString(UTF_8).isEqualTo("null");
        assertThat(codec.encodeValue("a")).asString(UTF_8).isEqualTo("\"a\"");
    }

    @Test
    void aLongMessageIsWrittenWhole() {
        List<String> many = Collections.nCopies(5_000, "0123456789é");
        String expected = "[[\"0123456789é\"" + ",\"0123456789é\"".repeat(4_999) + "]]";

        assertThat(ack(many)).isEqualTo(expected);
        assertThat(ack("x".repeat(100_000))).isEqualTo("[\"" + "x".repeat(100_000) + "\"]");
    }

    @Test
    void whatCannotBeWrittenIsNamedByItsType() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ack(new Object()))
                .withMessage("a java.lang.Object cannot be written as JSON");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ack(Map.of("secret", new Object())))
                .withMessageEndingWith(" cannot be written as JSON")
                .withMessageNotContaining("secret");
        assertThatIllegalArgumentException().isThrownBy(() -> ack(Optional.of("a")));
        assertThatIllegalArgumentException().isThrownBy(() -> codec.encodeValue(new Object()));
    }

    @Test
    void whatHoldsItselfCannotBeWritten() {
        List<Object> circle = new ArrayList<>();
        circle.add(circle);

        assertThatIllegalArgumentException().isThrownBy(() -> ack(circle));
        assertThat(ack("still works")).isEqualTo("[\"still works\"]");
    }

    @Test
    void aPayloadBecomesArgumentsByItsShape() {
        Token token = new Token("1", null, null);

        assertThat(codec.arguments(Payload.none(), null)).isEmpty();
        assertThat(codec.arguments(Payload.of(Token.class), token)).containsExactly(token);
        assertThat(codec.arguments(Payload.of(Object.class), null)).containsExactly((Object) null);
        assertThat(codec.arguments(positional(), token)).containsExactly("1", null, null);
        assertThat(codec.arguments(positional(), new Token("1", null, 2))).containsExactly("1", null, 2);
        assertThatIllegalArgumentException().isThrownBy(() -> codec.arguments(positional(), null));
    }

    private static Payload<Token> positional() {
        return ServerEvent.serverEvent("a", Token.class).positional().payload();
    }

    private String event(String name, @Nullable Object... arguments) {
        return new String(codec.encodeEvent(name, Arrays.asList(arguments)).json(), UTF_8);
    }

    private String ack(@Nullable Object... arguments) {
        return new String(codec.encode(Arrays.asList(arguments)).json(), UTF_8);
    }
}
